from django import forms

from schools.forms.texts import clean_text
from schools.selectors.summary import Matter

NONE = "none"


class GroupForm(forms.Form):
    """Where the ticked points go: a theme of the list, no theme, or a new one."""

    theme = forms.ChoiceField(required=False, label="Put the ticked points under")
    title = forms.CharField(required=False, max_length=120, label="Or under a new theme")
    point = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: object, matter: Matter, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        themes = [(str(theme.pk), theme.title) for theme in matter.themes]
        pks = [point.pk for theme in matter.themes for point in theme.points]
        pks += [point.pk for point in matter.loose]
        self.fields["theme"].choices = [("", "Choose a theme"), *themes, (NONE, "No theme")]  # type: ignore[attr-defined]
        self.fields["point"].choices = [(pk, str(pk)) for pk in pks]  # type: ignore[attr-defined]
        self.fields["point"].error_messages["invalid_choice"] = (
            "Some of the points are gone: the school has changed its answer. Tick again what is there now."
        )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if not cleaned["theme"] and not cleaned["title"]:
            self.add_error("theme", "Choose a theme, or give a new one a title.")
        elif cleaned["theme"] and cleaned["title"]:
            self.add_error("theme", "Choose a theme or give a new one a title, not both.")
        elif cleaned["theme"] and not cleaned["point"]:
            self.add_error("point", "Tick at least one point.")
        return cleaned


class ThemeForm(forms.Form):
    title = forms.CharField(max_length=120, error_messages={"required": "Give the theme a title."})
    could_do = forms.CharField(
        required=False,
        max_length=4000,
        label="What the authority could do",
        help_text="Stands beside the theme in the summary.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_could_do(self) -> str:
        return clean_text(self.cleaned_data["could_do"])
