"""Sample data for the gallery of components (/help/components/, administrators, DEBUG only)."""

from dataclasses import dataclass

from django import forms


@dataclass(frozen=True)
class SampleLevel:
    code: str
    label: str
    column: str
    overall: str
    colour: str
    steps: tuple[int, int]


FOUR = (
    SampleLevel("OS", "Outstanding", "Outstanding", "Outstanding", "os", (4, 4)),
    SampleLevel("G", "Good", "Good", "Good", "g", (3, 4)),
    SampleLevel(
        "NI", "Needs improvement", "Requires some improvement", "Needs some improvement", "ni", (2, 4)
    ),
    SampleLevel(
        "SI", "Significant improvement needed", "Requires significant improvement", "Poor", "si", (1, 4)
    ),
)
THREE = (
    SampleLevel("green", "Green", "Green", "Green", "g", (3, 3)),
    SampleLevel("amber", "Amber", "Amber", "Amber", "ni", (2, 3)),
    SampleLevel("red", "Red", "Red", "Red", "si", (1, 3)),
)


class SampleForm(forms.Form):
    name = forms.CharField(label="Name", error_messages={"required": "Give the person’s name."})
    email = forms.EmailField(label="Email address", help_text="An address at work.")
    day = forms.DateField(label="Last day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    share = forms.DecimalField(label="Share of schools", required=False, help_text="In per cent.")
    role = forms.ChoiceField(
        label="Role",
        choices=[("lead", "Lead"), ("core", "Core team member")],
        widget=forms.RadioSelect,
        help_text="What they may do.",
        error_messages={"required": "Choose a role."},
    )
    aspects = forms.MultipleChoiceField(
        label="Aspects",
        choices=[("1.1", "1.1 Delivery of programmes"), ("2.4", "2.4 Use of intelligence")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose one aspect or more."},
    )
    source = forms.ChoiceField(
        label="Source", choices=[("", "Choose one"), ("minutes", "Team meeting minutes")]
    )
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    file = forms.FileField(
        label="File", help_text="PDF, Office, OpenDocument, CSV, text or a picture; 20 MB at most."
    )
    individual = forms.BooleanField(
        label="It concerns an individual", help_text="Only your authority sees it then."
    )
