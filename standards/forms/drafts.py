from django import forms


class FrameworkFileForm(forms.Form):
    """A framework file; what it says is checked when it is kept."""

    file = forms.FileField(
        label="Framework file",
        help_text="A text file in YAML (.yaml), 2 MB at most.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty. Choose another."},
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
        allow_empty_file=True,
    )
