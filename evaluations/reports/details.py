"""From what was read of a round to how each of its ratings came about."""

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluations.engine import Verdict
from evaluations.enums import FindingValue, Impact
from evaluations.models import EvidenceItem
from evaluations.models.cells import Key
from evaluations.reports.derivation import Detail, EvidenceLine, FindingLine, MeasureLine, ReasonLine
from evaluations.reports.words import capital
from evaluations.selectors.ceilings import Ceiling, ceiling_of
from evaluations.selectors.evidence import NO_EVIDENCE, ReportEvidence
from evaluations.selectors.overall import CellKey
from evaluations.selectors.rate_lines import WORDS, fixed_columns, measures_in
from evaluations.selectors.round_facts import Agreement, RoundFacts, key_of
from standards import wording
from standards.content import Content, Criterion, Element, Level, Measure
from standards.enums import MeasureKind, RuleKind

SAID = {True: FindingValue.YES.value, False: FindingValue.NO.value, None: ""}
NOT_AGREED = Agreement([], None, "")


@dataclass(frozen=True, slots=True)
class Behind:
    """What only a whole report shows, by cell pk."""

    agreements: Mapping[int, Agreement]
    notes: Mapping[int, Mapping[Key, str]]
    evidence: Mapping[int, ReportEvidence]


@dataclass(frozen=True, slots=True)
class Given:
    """The answers of one cell: values and notes by criterion or measure."""

    values: Mapping[Key, str]
    notes: Mapping[Key, str]

    def value(self, key: Key) -> str:
        return self.values.get(key, "")

    def note(self, key: Key) -> str:
        return self.notes.get(key, "")


def details_from(facts: RoundFacts, behind: Behind) -> Iterator[Detail]:
    """In the order of the dashboard; elements that a phase does not have are not in it."""
    for element, phase in facts.content.pairs:
        key = (element.ref, phase.ref if phase else "")
        if key in facts.cell_pks:
            yield _detail(facts, element, key, behind)


def _detail(facts: RoundFacts, element: Element, key: CellKey, behind: Behind) -> Detail:
    content, pk, verdict, judged = (
        facts.content,
        facts.cell_pks[key],
        facts.verdicts[key],
        facts.judged.get(key),
    )
    ceiling = ceiling_of(content, element, verdict)
    agreement = behind.agreements.get(pk, NOT_AGREED)
    evidence = behind.evidence.get(pk, NO_EVIDENCE)
    given = Given({key_of(row): row.value for row in facts.answers.get(pk, ())}, behind.notes.get(pk, {}))
    return Detail(
        element=key[0],
        phase=key[1],
        rationale=judged.rationale if judged else "",
        agreed_by=tuple(agreement.agreed_by),
        agreed_on=agreement.agreed_on,
        dissent=agreement.dissent,
        reasons=tuple(_reasons(verdict, ceiling)),
        lifts=tuple(way.text for way in ceiling.lifts) if ceiling else (),
        lifted_to=ceiling.lifted_to.code if ceiling and ceiling.lifted_to else "",
        open_points=tuple(way.text for way in ceiling.open) if ceiling else (),
        findings=tuple(_findings(content, element, key[1] or None, verdict, given)),
        measures=tuple(_measures(element, key[1] or None, given)),
        evidence=tuple(_evidence(item) for item in evidence.items),
        withheld=evidence.left_out,
    )


def _reasons(verdict: Verdict, ceiling: Ceiling | None) -> Iterator[ReasonLine]:
    for reason, why in zip(verdict.reasons, ceiling.reasons if ceiling else (), strict=True):
        yield ReasonLine(RuleKind(reason.kind).label, why.text, marked(why.quote), why.place, reason.level)


def _findings(
    content: Content, element: Element, phase: str | None, verdict: Verdict, given: Given
) -> Iterator[FindingLine]:
    for level, lines in fixed_columns(content, element.ref, phase):
        for criterion in (line.criterion for line in lines if line.criterion):
            found = _found(
                content, element, criterion, verdict, level, given.value(("criterion", criterion.pk))
            )
            yield _finding(level, criterion, given.note(("criterion", criterion.pk)), found)


def _finding(level: Level, criterion: Criterion, note: str, found: tuple[str, str]) -> FindingLine:
    return FindingLine(
        ref=criterion.ref,
        level=level.code,
        lead_in=criterion.lead_in,
        text=marked(criterion.html),
        critical=criterion.critical,
        worked_out=criterion.worked_out,
        found=found[0],
        words=found[1],
        note=note,
        place=criterion.place,
    )


def _found(
    content: Content, element: Element, criterion: Criterion, verdict: Verdict, level: Level, value: str
) -> tuple[str, str]:
    """“yes”, “no” or blank, and the same in words."""
    if criterion.worked_out:
        words = wording.worked_out_text(content, element, criterion, verdict)
        return SAID[verdict.worked_out.get(criterion.ref)], words
    words = next(label + rest for answer, label, rest in WORDS[level.asks] if answer == value)
    return value, words


def _measures(element: Element, phase: str | None, given: Given) -> Iterator[MeasureLine]:
    for measure in measures_in(element, phase):
        key = ("measure", measure.pk or 0)
        yield _measure(measure, given.value(key), given.note(key))


def _measure(measure: Measure, value: str, note: str) -> MeasureLine:
    words = wording.measure_value_text(measure, value) if value else "Not yet considered"
    return MeasureLine(
        ref=measure.ref,
        label=measure.label,
        value=capital(words),
        number=value if measure.kind == MeasureKind.NUMBER and _is_number(value) else "",
        unit=measure.unit,
        note=note,
        place=measure.place,
    )


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _evidence(item: EvidenceItem) -> EvidenceLine:
    return EvidenceLine(
        title=item.title,
        source_type=item.source_type,
        dated=item.dated,
        impact=Impact(item.impact).label,
        url=item.url,
        file_name=item.file_name,
        summary=item.summary,
    )


def marked(published: str) -> str:
    """Published words with <b> and <i> back in the marks they are kept in, so that a report holds no HTML."""
    for tag, mark in (("b", "**"), ("i", "*")):
        published = published.replace(f"<{tag}>", mark).replace(f"</{tag}>", mark)
    return html.unescape(published)
