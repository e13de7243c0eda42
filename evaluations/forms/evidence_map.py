from collections.abc import Iterable, Mapping

from django import forms

from evaluations.reports.evidence_map.build import Choice
from standards.content import Content


class MapFilters(forms.Form):
    """What the map is narrowed to; a value that makes no sense is left out."""

    framework = forms.ChoiceField(label="Framework", required=False)
    phase = forms.ChoiceField(label="Phase", required=False)

    def __init__(
        self, data: Mapping[str, object], contents: Iterable[Content], phases: Mapping[str, str]
    ) -> None:
        super().__init__(data)
        frameworks = [(content.key, content.short_title) for content in contents]
        self.fields["framework"].choices = [("", "All frameworks"), *frameworks]  # type: ignore[attr-defined]
        self.fields["phase"].choices = [("", "All phases"), *phases.items()]  # type: ignore[attr-defined]

    @property
    def choice(self) -> Choice:
        self.is_valid()
        return Choice(self.cleaned_data.get("framework", ""), self.cleaned_data.get("phase", ""))
