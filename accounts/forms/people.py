import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.enums import Role
from accounts.forms.sign_in import password_hint
from accounts.models import User
from accounts.roles import ROLE_WORDS

DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"]


class NameField(forms.CharField):
    """On one line, whatever was pasted: names stand in emails and headings."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=120, **kwargs)
        self.widget.attrs.setdefault("autocomplete", "off")

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class LastDay(forms.DateField):
    """Not marked optional, as a guest must have one; whether one is needed is for the form to say."""

    def validate(self, value: Any) -> None:
        return None


class RoleForm(forms.Form):
    role = forms.ChoiceField(
        choices=[(role.value, f"{role.label}: {words}") for role, words in ROLE_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role."},
    )
    until = LastDay(
        label="Last day, for a guest",
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="At most a year from now. Other roles have no last day.",
        error_messages={"invalid": "Give the guest’s last day as a date, for example 31 March 2027."},
    )

    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("role") == Role.GUEST and "until" not in self.errors:
            self._check_last_day(cleaned.get("until"))
        return cleaned

    def _check_last_day(self, until: dt.date | None) -> None:
        today = timezone.localdate()
        if until is None:
            self.add_error("until", "Give the guest’s last day.")
        elif until <= today:
            self.add_error("until", "Give a last day in the future.")
        elif until > _a_year_after(today):
            self.add_error("until", "Give a last day within a year from today.")


class InviteForm(RoleForm):
    name = NameField(label="Name", error_messages={"required": "Give the person’s name."})
    email = forms.EmailField(
        label="Email address",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text="The invitation goes to this address, and only the person with this address can accept it.",
        error_messages={
            "required": "Give the person’s email address.",
            "invalid": "Give an email address like name@example.gov.uk.",
        },
    )
    field_order = ["name", "email", "role", "until"]

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


class JoinForm(forms.Form):
    """What a new person gives when they accept an invitation."""

    name = NameField(label="Your name", error_messages={"required": "Give your name."})
    password = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password."},
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["password"].help_text = password_hint()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if password := cleaned.get("password"):
            self._check_password(password, User(email=self.email, name=cleaned.get("name", "")))
        return cleaned

    def _check_password(self, password: str, user: User) -> None:
        try:
            validate_password(password, user)
        except ValidationError as error:
            self.add_error("password", error)


class AccountForm(forms.ModelForm):
    name = NameField(label="Name", error_messages={"required": "Give your name."})

    class Meta:
        model = User
        fields = ["name", "job_title", "reminders"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["job_title"].widget.attrs["autocomplete"] = "organization-title"
        self.fields["reminders"].label = "Reminders by email"
        self.fields[
            "reminders"
        ].help_text = (
            "One a day at most, and only when an action that you lead is overdue or due within two weeks."
        )


def _a_year_after(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
