from django import forms

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 2_000


class PlanUploadForm(forms.Form):
    file = forms.FileField(
        label="The filled-in file",
        help_text="The Excel file of this plan, with your changes in the sheets Actions and Milestones.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Choose a file.", "empty": "The file is empty. Choose another."},
    )
