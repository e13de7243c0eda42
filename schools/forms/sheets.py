from django import forms


class SheetForm(forms.Form):
    file = forms.FileField(
        label="The file, filled in",
        help_text="The Excel file (.xlsx) that you downloaded from this page.",
        error_messages={
            "required": "Choose the file that you filled in.",
            "empty": "The file is empty. Check that it opens on your computer, and choose it again.",
        },
    )
