"""What a team recorded, put straight into the tables: for tests whose matter comes after that."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from accounts.models import User
from evaluations.engine import Band
from evaluations.enums import RoundState
from evaluations.models import Answer, Cell, Judgement, Overall, Rating, Round
from evaluations.selectors.access import round_for
from evaluations.selectors.overall_page import overall_page
from evaluations.selectors.rate_lines import asked_keys
from evaluations.services.rounds import sign_off
from standards.content import Content, Element, content_for

DAY = dt.date(2010, 3, 26)


def content_of(cell: Cell) -> Content:
    return content_for(cell.round.framework)


def element_of(cell: Cell) -> Element:
    return content_of(cell).element(cell.element.ref)


def key_of(cell: Cell, ref: str) -> tuple[str, int]:
    """The key of a criterion or measure by its ref."""
    element = element_of(cell)
    if ref in element.measure_by_ref:
        return "measure", element.measure(ref).pk or 0
    return "criterion", element.criterion(ref).pk or 0


def field_of(cell: Cell, ref: str) -> str:
    """What the names of its form fields end in."""
    kind, pk = key_of(cell, ref)
    return f"{kind[0]}{pk}"


def answer(cell: Cell, user: User, ref: str, value: str, note: str = "") -> Answer:
    kind, pk = key_of(cell, ref)
    return Answer.objects.create(cell=cell, value=value, note=note, updated_by=user, **{f"{kind}_id": pk})


def answer_all(cell: Cell, user: User, but: Mapping[str, str] | None = None) -> None:
    """Every line answered as well as it can be, but for those given (by ref; blank leaves one out)."""
    values = {**best_values(cell), **(but or {})}
    Answer.objects.bulk_create(
        Answer(cell=cell, value=value, updated_by=user, **{f"{kind}_id": pk})
        for ref, value in values.items()
        if value
        for kind, pk in [key_of(cell, ref)]
    )


def best_values(cell: Cell) -> dict[str, str]:
    """By ref, as a form would send them."""
    content, element = content_of(cell), element_of(cell)
    phase = cell.phase.ref if cell.phase else None
    spec = content.spec(element.ref, phase)
    upper = {level.code for level in content.levels if level.asks == "met"}
    asked = asked_keys(content, element, phase)
    values = {
        criterion.ref: "yes" if criterion.level in upper else "no"
        for criterion in element.criteria
        if ("criterion", criterion.pk) in asked
    }
    for rule in spec.rules:
        if isinstance(rule, Band):
            band = next(band for band in rule.bands if band.caps_at is None)
            values[rule.measure] = band.choice or str(band.at_least)
    return values


def rate(cell: Cell, user: User, code: str, comment: str = "", **more: Any) -> Rating:
    level = content_of(cell).level(code)
    return Rating.objects.create(cell=cell, user=user, level_id=level.pk, comment=comment, **more)


def judgement(cell: Cell, user: User, code: str | None, rationale: str = "Seen in our work.") -> Judgement:
    """Not saved yet. Whatever the answers allow; None is not applicable."""
    return Judgement(
        cell=cell,
        level_id=content_of(cell).level(code).pk if code else None,
        not_applicable=code is None,
        rationale=rationale,
        agreed_by=[str(user)],
        agreed_on=DAY,
        updated_by=user,
    )


def judge(cell: Cell, user: User, code: str | None, rationale: str = "Seen in our work.") -> Judgement:
    found = judgement(cell, user, code, rationale)
    found.save()
    return found


def judge_all(round_: Round, user: User, code: str = "SI") -> Round:
    """Every judgement and overall rating recorded: at the lowest level nothing needs to be answered first."""
    content = content_for(round_.framework)
    cells = round_.cells.select_related("round__framework")
    Judgement.objects.bulk_create(judgement(cell, user, code) for cell in cells)
    level = content.level(code).pk
    Overall.objects.bulk_create(
        Overall(
            round=round_,
            area_id=line.area.pk,
            phase_id=line.phase.pk if line.phase else None,
            level_id=level,
            suggested_id=level,
            updated_by=user,
        )
        for line in overall_page(round_, content)
    )
    return in_state(round_, RoundState.AGREEING)


def in_state(round_: Round, state: str) -> Round:
    """The round as if the lead had moved it there."""
    round_.state = state
    round_.save(update_fields=["state"])
    return round_


def signed_off(round_: Round, lead: User) -> Round:
    """By the service, with all that it asks for, and what is frozen then."""
    found = round_for(lead, round_.slug)
    return sign_off(round_=found, content=content_for(found.framework), user=lead, version=found.version)
