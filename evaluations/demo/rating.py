"""The weeks of rating: the team's answers, what they rest on, and each member's own rating."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from evaluations.demo.dates import at
from evaluations.demo.findings import Matter, Wanted, answers_for
from evaluations.demo.plans import NOT_APPLICABLE, CellPlan, First, Own
from evaluations.demo.reading import DemoFault, read
from evaluations.demo.stage import Stage
from evaluations.engine import Answers
from evaluations.models.cells import Key
from evaluations.selectors.rate_lines import asked_keys, fixed_columns, measures_in
from evaluations.selectors.verdicts import measure_value
from evaluations.services.answers import Change, record_answers
from evaluations.services.evidence import link_evidence
from evaluations.services.ratings import save_rating
from standards.content import Content, Element

LEANING = (0, 0, 0, 0, 0, 0, 1, -1)
LATE_HOUR = 11


def rate(stage: Stage) -> None:
    matters = read("matters.yaml")
    for plan in stage.plan.cells:
        if plan.rating != NOT_APPLICABLE and plan.considered != 0 and _asks(stage, plan):
            _record(stage, plan, matters)
        _link(stage, plan)
        _own_ratings(stage, plan)


def _asks(stage: Stage, plan: CellPlan) -> bool:
    """Some frameworks print elements and no criteria."""
    return bool(asked_keys(stage.content, stage.content.element(plan.element), plan.phase))


def _record(stage: Stage, plan: CellPlan, matters: Mapping[str, Any]) -> None:
    element, user = stage.content.element(plan.element), stage.recorder(plan)
    texts = _texts(element, _answers(stage, plan, matters))
    keys = _keys(element)
    order = _in_order(stage.content, element, plan)
    _check_asked(stage, plan, {*plan.notes, *plan.first, *plan.values, *plan.unanswered}, order)
    for ref, first in plan.first.items():
        _before(stage, plan, keys[ref], first)
    answered = [ref for ref in order if ref not in plan.unanswered][: plan.considered]
    changes = [
        Change(keys[ref], texts[ref], plan.notes.get(ref, ""), int(ref in plan.first)) for ref in answered
    ]
    saved = record_answers(cell=stage.cell(user, plan), user=user, changes=changes).saved
    stage.diary.keep(stage.recorded_at(plan), saved)


def _answers(stage: Stage, plan: CellPlan, matters: Mapping[str, Any]) -> Answers:
    element = stage.content.element(plan.element)
    values = {ref: measure_value(element.measure(ref), text) for ref, text in plan.values.items()}
    wanted = Wanted(
        spec=stage.content.spec(plan.element, plan.phase),
        rating=plan.rating,
        impact=stage.library.impact(plan.evidence),
        upper=stage.upper,
        matters=_matters(element, matters.get(plan.element, ())),
        twins=matters["twins"],
        findings={**dict.fromkeys(plan.yes, True), **dict.fromkeys(plan.no, False)},
        measures=values,
    )
    _check_asked(stage, plan, wanted.findings, wanted.asked)
    try:
        return answers_for(wanted, stage.rng(plan.name))
    except DemoFault as fault:
        raise DemoFault(f"fixtures/demo, {stage.plan.file}, {plan.name}: {fault}") from fault


def _check_asked(stage: Stage, plan: CellPlan, refs: Iterable[str], asked: Iterable[str]) -> None:
    if unknown := sorted(set(refs) - set(asked)):
        raise DemoFault(f"fixtures/demo, {stage.plan.file}, {plan.name}: {', '.join(unknown)} not asked here")


def _matters(element: Element, lists: list[list[str]]) -> list[Matter]:
    return [{element.criterion(ref).level: ref for ref in refs} for refs in lists]


def _texts(element: Element, answers: Answers) -> dict[str, str]:
    """As a form would send them: yes, no, a number or an option."""
    said = {ref: "yes" if met else "no" for ref, met in answers.findings.items()}
    return said | {ref: str(value) for ref, value in answers.measures.items()}


def _keys(element: Element) -> dict[str, Key]:
    criteria: dict[str, Key] = {
        criterion.ref: ("criterion", criterion.pk or 0) for criterion in element.criteria
    }
    return criteria | {measure.ref: ("measure", measure.pk or 0) for measure in element.measures}


def _in_order(content: Content, element: Element, plan: CellPlan) -> list[str]:
    """Refs of what is asked, column by column as printed, then the measures."""
    asked = asked_keys(content, element, plan.phase)
    lines = [line for _, lines in fixed_columns(content, element.ref, plan.phase) for line in lines]
    criteria = [line.criterion.ref for line in lines if line.criterion and line.key in asked]
    return criteria + [measure.ref for measure in measures_in(element, plan.phase)]


def _before(stage: Stage, plan: CellPlan, key: Key, first: First) -> None:
    user = stage.people[first.by]
    changes = [Change(key, first.value, first.note, 0)]
    saved = record_answers(cell=stage.cell(user, plan), user=user, changes=changes).saved
    stage.diary.keep(stage.first_recorded_at(plan), saved)


def _link(stage: Stage, plan: CellPlan) -> None:
    if not plan.evidence:
        return
    user, items = stage.recorder(plan), stage.library.items(plan.evidence)
    links = link_evidence(cell=stage.cell(user, plan), user=user, items=items)
    stage.diary.keep(stage.recorded_at(plan), links)


def _own_ratings(stage: Stage, plan: CellPlan) -> None:
    given = {place.who: _drawn(stage, plan, place.who) for place in stage.places(plan)}
    for who, own in (given | dict(plan.ratings)).items():
        if (own.level or own.comment) and not own.late:
            _rate_as(stage, plan, who, own, stage.recorded_at(plan, who))


def rate_late(stage: Stage, plan: CellPlan) -> None:
    """Those who rate once all is revealed, on the day of the meeting before it begins."""
    for who, own in plan.ratings.items():
        if own.late:
            _rate_as(stage, plan, who, own, at(stage.late_on(plan), LATE_HOUR))


def _drawn(stage: Stage, plan: CellPlan, who: str) -> Own:
    """Mostly what the team came to, now and then a step beside it."""
    if plan.rating in ("", NOT_APPLICABLE) or plan.considered is not None:
        return Own()
    codes, rng = [level.code for level in stage.content.levels], stage.rng(plan.name, who)
    place = codes.index(plan.rating) + rng.choice(LEANING)
    return Own(codes[min(max(place, 0), len(codes) - 1)])


def _rate_as(stage: Stage, plan: CellPlan, who: str, own: Own, moment: dt.datetime) -> None:
    user = stage.people[who]
    cell = stage.cell(user, plan)
    level = stage.content.level(own.level).pk if own.level else None
    rating = save_rating(cell=cell, user=user, level_id=level, comment=own.comment, version=0)
    stage.diary.keep(moment, [rating])
