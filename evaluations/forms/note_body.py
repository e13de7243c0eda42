"""The whole of a note as one form: its head, what was seen and said by aspect, what a headteacher said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from evaluations.forms.notes import HeadForm, head_of
from evaluations.forms.preparing import MOST_WORDS
from evaluations.forms.texts import clean_text, whole_number
from evaluations.models import NoteLine, NoteOfVisit, NoteQuestion
from evaluations.selectors.regional.note_form import Asked, AspectOffered
from evaluations.selectors.regional.notes import contributes
from evaluations.services.regional.note_lines import LineEntry, QuestionEntry
from evaluations.services.regional.notes import Body
from standards.content import Content, Element
from standards.wording.vocabulary import said_of

SPARE, MOST_OWN = 2, 40


@dataclass(frozen=True, slots=True)
class QuestionField:
    asked: Asked
    field: BoundField


@dataclass(frozen=True, slots=True)
class AspectFields:
    """`level` is None where no contributory rating is given: no choice is offered then.

    `remarks` are what the words of the text and the rating make one look at again.
    """

    element: Element
    led_by: str
    text: BoundField
    level: BoundField | None
    questions: tuple[QuestionField, ...]
    remarks: tuple[str, ...]

    @property
    def asked(self) -> bool:
        """Whether any of its questions has been answered, or has something wrong."""
        return any(one.field.value() or one.field.errors for one in self.questions)


class NoteForm(HeadForm):
    """Fields are named by the pk of an element and the number of a question in it."""

    summary = forms.CharField(
        required=False, max_length=MOST_WORDS, widget=forms.Textarea(attrs={"rows": 6}), strip=False
    )
    next_steps = forms.CharField(
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        strip=False,
        label="Agreed next steps",
        help_text="What was agreed, who does it and by when.",
    )

    def __init__(
        self, *args: Any, offered: list[AspectOffered], content: Content, own: int = 0, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered, self.content = offered, content
        choices = [
            ("", "No contributory rating"),
            *((str(level.pk), level.label) for level in content.levels),
        ]
        for aspect in offered:
            self.fields[f"text-{aspect.element.pk}"] = _area(
                "What was seen and said", 10 if aspect.rated else 5
            )
            if aspect.rated:
                self.fields[f"level-{aspect.element.pk}"] = forms.ChoiceField(
                    choices=choices, required=False, widget=forms.RadioSelect, label="Contributory rating"
                )
            for number, asked in enumerate(aspect.questions):
                self.fields[f"said-{aspect.element.pk}-{number}"] = _area(asked.text, 2)
        self.own = self._own_rows(own) if self.register is not None else 0
        for number in range(self.own):
            self.fields[f"own-{number}"] = forms.CharField(required=False, max_length=1000, label="Question")
            self.fields[f"own-said-{number}"] = _area("What was said", 2)

    def _own_rows(self, own: int) -> int:
        """Those there are and two more; of a submission, as many as it sent."""
        sent = sum(f"own-{number}" in self.data for number in range(MOST_OWN)) if self.is_bound else 0
        return min(max(sent, own + SPARE), MOST_OWN)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for number in range(self.own):
            if cleaned.get(f"own-said-{number}", "").strip() and not cleaned.get(f"own-{number}", "").strip():
                self.add_error(f"own-{number}", "Write down the question that this was said to.")
        return cleaned

    def aspects(self) -> Iterator[AspectFields]:
        for one in self.offered:
            pk = one.element.pk
            yield AspectFields(
                element=one.element,
                led_by=one.element.led_by.get("text", ""),
                text=self[f"text-{pk}"],
                level=self[f"level-{pk}"] if one.rated else None,
                questions=tuple(
                    QuestionField(asked, self[f"said-{pk}-{number}"])
                    for number, asked in enumerate(one.questions)
                ),
                remarks=self._remarks(one),
            )

    def _remarks(self, aspect: AspectOffered) -> tuple[str, ...]:
        pk = aspect.element.pk
        level = str(self[f"level-{pk}"].value() or "") if aspect.rated else ""
        return remarks_on(self.content, aspect.element, str(self[f"text-{pk}"].value() or ""), level)

    def own_fields(self) -> Iterator[tuple[BoundField, BoundField]]:
        for number in range(self.own):
            yield self[f"own-{number}"], self[f"own-said-{number}"]

    @property
    def body(self) -> Body:
        given = self.cleaned_data
        return Body(
            summary=clean_text(given["summary"]),
            next_steps=clean_text(given["next_steps"]),
            lines=[self._line(one.element.pk or 0) for one in self.offered],
            questions=list(self._questions()),
        )

    def _line(self, pk: int) -> LineEntry:
        """A rating that no field offered is passed on, for the service to refuse aloud."""
        level = whole_number(self.data.get(f"level-{pk}", ""))
        return LineEntry(pk, clean_text(self.cleaned_data[f"text-{pk}"]), level or None)

    def _questions(self) -> Iterator[QuestionEntry]:
        for one in self.offered:
            for number, asked in enumerate(one.questions):
                if said := clean_text(self.cleaned_data[f"said-{one.element.pk}-{number}"]):
                    yield QuestionEntry(asked.element, asked.place, asked.text, said)
        seen: set[str] = set()
        for number in range(self.own):
            question = " ".join(clean_text(self.cleaned_data[f"own-{number}"]).split())
            if question and question not in seen:
                seen.add(question)
                yield QuestionEntry(None, "", question, clean_text(self.cleaned_data[f"own-said-{number}"]))


def remarks_on(content: Content, element: Element, text: str, level: str) -> tuple[str, ...]:
    """`level` is a pk as it was sent."""
    chosen = content.level_by_pk.get(whole_number(level) or None)
    return said_of(clean_text(text), content, chosen.code if chosen else None, rated=contributes(element))


def _area(label: str, rows: int) -> forms.CharField:
    return forms.CharField(
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": rows}),
        label=label,
        strip=False,
    )


def initial_of(
    note: NoteOfVisit,
    lines: Iterable[NoteLine],
    questions: Iterable[NoteQuestion],
    offered: list[AspectOffered],
) -> tuple[dict[str, Any], int]:
    """A note as its form shows it, and how many questions of the writer's own it has."""
    shown = head_of(note) | {"summary": note.summary, "next_steps": note.next_steps}
    for line in lines:
        shown |= {f"text-{line.element_id}": line.text, f"level-{line.element_id}": line.level_id or ""}
    said = {(row.place, row.question): row.said for row in questions if row.place}
    for aspect in offered:
        for number, asked in enumerate(aspect.questions):
            shown[f"said-{aspect.element.pk}-{number}"] = said.get((asked.place, asked.text), "")
    own = [row for row in questions if not row.place]
    for number, row in enumerate(own):
        shown |= {f"own-{number}": row.question, f"own-said-{number}": row.said}
    return shown, len(own)
