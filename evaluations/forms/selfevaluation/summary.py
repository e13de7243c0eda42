"""The words of a summary, and which entries are its key findings."""

from typing import cast

from django import forms
from django.http import QueryDict

from evaluations.forms.selfevaluation.aspect import pks
from evaluations.forms.texts import clean_text, whole_number
from evaluations.models import Round, SelfSummary
from evaluations.services.selfevaluation.summary import Chosen
from evaluations.services.selfevaluation.versions import Part

MOST = 20_000


class SummaryForm(forms.Form):
    opening = forms.CharField(
        required=False,
        max_length=MOST,
        label="How the summary opens",
        help_text="In a few sentences: how well school improvement works here, and how you know. No grade.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    context = forms.CharField(
        required=False,
        max_length=MOST,
        label="Contextual background",
        help_text=(
            "What an inspector should know first: the area and its schools, who runs what, partnerships and "
            "contracts, what has changed. Leave a line empty between paragraphs."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    kept_version = 0
    carried = ""

    @classmethod
    def of(cls, round_: Round) -> "SummaryForm":
        row = SelfSummary.objects.filter(round=round_).first()
        form = cls(initial={"opening": row.opening, "context": row.context} if row else {})
        form.kept_version = row.version if row else 0
        form.carried = row.carried if row else ""
        return form

    @property
    def version(self) -> int:
        return whole_number(self.data.get("version", "")) if self.is_bound else self.kept_version

    @property
    def part(self) -> Part:
        texts = {name: clean_text(self.cleaned_data[name]) for name in ("opening", "context")}
        return Part("summary", self.version, texts)

    @property
    def chosen(self) -> Chosen:
        data = cast(QueryDict, self.data)
        return Chosen(pks(data, "key"), pks(data, "seen-key"))
