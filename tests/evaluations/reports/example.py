"""The example that the publication prints, “Any Borough”, with what the team recorded behind some of it."""

import datetime as dt
from pathlib import Path

from django.conf import settings

from accounts.models import LocalAuthority, User
from evaluations.enums import RoundState
from evaluations.models import Answer, Cell, EvidenceItem, EvidenceLink, Judgement, Overall, Round
from evaluations.reports.build import freeze
from standards.content import Content, content_for
from standards.loading import load
from standards.models import Framework

ELEMENTS = ("1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "2.5")

# How the dashboard works: one row a phase, aspects 1.1 to 2.5.
PRINTED = {
    "early-years": ("G", "G", "OS", "N/A", "NI", "G", "N/A", "N/A", "G", "SI"),
    "primary": ("NI", "NI", "G", "G", "G", "NI", "G", "G", "G", "G"),
    "secondary": ("G", "G", "OS", "G", "G", "NI", "G", "NI", "G", "G"),
}
PRINTED_OVERALL = {
    ("1", "early-years"): "G",
    ("1", "primary"): "NI",
    ("1", "secondary"): "G",
    ("1", ""): "G",
    ("2", "early-years"): "NI",
    ("2", "primary"): "G",
    ("2", "secondary"): "NI",
    ("2", ""): "NI",
}
BEFORE = {
    ("1.1", "early-years"): "NI",
    ("1.1", "primary"): "G",
    ("1.3", "early-years"): "G",
    ("2.5", "early-years"): "NI",
}

SECRET = "Capability of Mr Secretname"
SIGNED = dt.datetime(2009, 11, 20, 16, 30, tzinfo=dt.UTC)


def framework(name: str = "ns-quality-standards-2009") -> Framework:
    load([Path(settings.FRAMEWORKS_DIR) / f"{name}.yaml"])
    return Framework.objects.get(slug=name.removesuffix("-2009").removesuffix("-2014"))


def make_round(
    authority: LocalAuthority, user: User, row: Framework, name: str = "2009", **fields: object
) -> Round:
    round_ = Round.objects.create(
        authority=authority,
        framework=row,
        name=name,
        slug=f"{authority.slug}-{name.lower().replace(' ', '-')}",
        period="September 2008 to August 2009",
        created_by=user,
        **fields,
    )
    Cell.objects.bulk_create(
        Cell(round=round_, element_id=element.pk, phase_id=phase.pk if phase else None)
        for element, phase in content_for(row).pairs
    )
    return round_


def cell_of(round_: Round, element: str, phase: str | None = None) -> Cell:
    return (
        round_.cells.get(element__ref=element, phase__ref=phase)
        if phase
        else round_.cells.get(element__ref=element)
    )


def judge(cell: Cell, user: User, code: str | None, rationale: str = "Seen in the work of the year.") -> None:
    content = content_for(cell.round.framework)
    Judgement.objects.create(
        cell=cell,
        level_id=content.level(code).pk if code else None,
        not_applicable=code is None,
        rationale=rationale,
        agreed_by=["Lena Lead", "Cory Core"],
        agreed_on=dt.date(2009, 11, 10),
        updated_by=user,
    )


def find(cell: Cell, user: User, ref: str, value: str, note: str = "") -> None:
    element = content_for(cell.round.framework).element(cell.element.ref)
    kind = "measure" if ref in element.measure_by_ref else "criterion"
    row = element.measure(ref) if kind == "measure" else element.criterion(ref)
    Answer.objects.create(cell=cell, value=value, note=note, updated_by=user, **{f"{kind}_id": row.pk})


def link(cell: Cell, user: User, title: str, impact: str = "some", **fields: object) -> EvidenceItem:
    item = EvidenceItem.objects.create(
        authority=cell.round.authority,
        title=title,
        source_type="LA statistical profile",
        dated=dt.date(2009, 9, 9),
        impact=impact,
        added_by=user,
        **fields,
    )
    EvidenceLink.objects.create(cell=cell, item=item, added_by=user)
    return item


def any_borough(authority: LocalAuthority, user: User, *, compared: bool = True) -> Round:
    """Signed off and frozen, all 27 ratings and 8 overall ratings as printed."""
    row = framework()
    content = content_for(row)
    before = _before(authority, user, row) if compared else None
    round_ = make_round(authority, user, row, previous=before)
    cells = {
        (cell.element.ref, cell.phase.ref): cell for cell in round_.cells.select_related("element", "phase")
    }
    for (element, phase), cell in cells.items():
        judge(cell, user, PRINTED[phase][ELEMENTS.index(element)])
    for (area, phase), code in PRINTED_OVERALL.items():
        overall(round_, content, user, area, phase, code)
    _record(cells, user)
    return sign_off(round_, user)


def overall(
    round_: Round, content: Content, user: User, area: str, phase: str, code: str, reason: str = ""
) -> None:
    Overall.objects.create(
        round=round_,
        area_id=content.area(area).pk,
        phase_id=content.phase(phase).pk if phase else None,
        level_id=content.level(code).pk,
        suggested_id=content.level(code).pk,
        reason=reason,
        updated_by=user,
    )


def sign_off(round_: Round, user: User) -> Round:
    round_.state, round_.signed_off_at, round_.signed_off_by = RoundState.SIGNED_OFF, SIGNED, user
    round_.report = freeze(round_)
    round_.save()
    return round_


def _before(authority: LocalAuthority, user: User, row: Framework) -> Round:
    before = make_round(authority, user, row, name="Spring 2009")
    for (element, phase), code in BEFORE.items():
        judge(cell_of(before, element, phase), user, code)
    overall(before, content_for(row), user, "1", "primary", "G")
    overall(before, content_for(row), user, "1", "", "G")
    return before


def _record(cells: dict[tuple[str, str], Cell], user: User) -> None:
    data = cells["2.5", "early-years"]
    group = [c for c in content_for(data.round.framework).element("2.5").criteria if c.group]
    for criterion, value in zip(group, ("yes", "yes", "no", "no", "no"), strict=True):
        note = "Sampled in June: 61% of returns." if criterion is group[2] else ""
        find(data, user, criterion.ref, value, note)
    link(data, user, "Return rates by setting, 2008–09", impact="none")
    link(data, user, SECRET, individual=True, summary=f"{SECRET}, in full", file_name="secretname.pdf")
    find(cells["1.5", "early-years"], user, "1.5-early-years-targets", "meet-one")
    find(cells["1.5", "primary"], user, "1.5-schools-in-line", "87.5", "Of 96 schools.")
    find(cells["2.3", "secondary"], user, "2.3-national-challenge", "85")
