"""The library's forms in our words: labels in sentence case, no placeholders, a password typed once."""

from typing import Any

from allauth.account import forms as library
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts


class LoginForm(library.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _put(self, "login", "Email address", autocomplete="username")
        _put(self, "password", "Password")


class ResetPasswordForm(library.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _put(self, "email", "Email address")


class ResetPasswordKeyForm(library.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_once(self)


class SetPasswordForm(library.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_once(self)


class ChangePasswordForm(library.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _put(self, "oldpassword", "Current password")
        _ask_once(self)


def password_hint() -> str:
    return " ".join(str(text) for text in password_validators_help_texts())


def _ask_once(form: forms.Form) -> None:
    """One box, as a browser or a password manager fills it; a slip is put right by a reset."""
    del form.fields["password2"]
    _put(form, "password1", "New password", hint=password_hint())


def _put(form: forms.Form, name: str, label: str, hint: str = "", **attrs: str) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.error_messages["required"] = f"Enter your {label.lower()}."
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)
