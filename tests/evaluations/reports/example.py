"""The example that the publication prints, “Any Borough”, with what the team recorded behind some of it."""

import datetime as dt

from accounts.models import LocalAuthority, User
from evaluations.enums import Impact, RoundState
from evaluations.models import Cell, Judgement, Overall, Round
from evaluations.reports.build import freeze
from standards.content import content_for
from tests.factories.answers import answer
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, framework

ELEMENTS = ("1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "2.5")

# “How the dashboard works”: one row a phase, aspects 1.1 to 2.5.
PRINTED = {
    "early-years": ("G", "G", "OS", "N/A", "NI", "G", "N/A", "N/A", "G", "SI"),
    "primary": ("NI", "NI", "G", "G", "G", "NI", "G", "G", "G", "G"),
    "secondary": ("G", "G", "OS", "G", "G", "NI", "G", "NI", "G", "G"),
}
PRINTED_OVERALL = {
    ("1", "early-years"): "G",
    ("2", "early-years"): "NI",
    ("1", "primary"): "NI",
    ("2", "primary"): "G",
    ("1", "secondary"): "G",
    ("2", "secondary"): "NI",
    ("1", ""): "G",
    ("2", ""): "NI",
}
RATINGS = {
    (element, phase): code
    for phase, row in PRINTED.items()
    for element, code in zip(ELEMENTS, row, strict=True)
    if code != "N/A"
}
PHASES = {"early-years": "Early Years", "primary": "Primary", "secondary": "Secondary", "": "All phases"}
WORDS = {
    "OS": "Outstanding",
    "G": "Good",
    "NI": "Needs improvement",
    "SI": "Significant improvement needed",
}
OVERALL_WORDS = {**WORDS, "NI": "Needs some improvement"}
BEFORE = {
    **RATINGS,
    ("1.1", "early-years"): "NI",
    ("1.1", "primary"): "G",
    ("2.5", "early-years"): "NI",
    ("1.5", "secondary"): None,
}

SECRET = "Capability of Mr Secretname"
FORMULA = '=HYPERLINK("https://example.org","Sampled")'
SIGNED = dt.datetime(2009, 11, 20, 16, 30, tzinfo=dt.UTC)


def any_borough(authority: LocalAuthority, user: User, *, name: str = "2009") -> Round:
    """Signed off and frozen: all 27 ratings and 8 overall ratings as printed, compared with the spring."""
    before = _round(authority, user, f"Spring before {name}")
    _judge(before, user, BEFORE)
    _overall(before, user, {("1", "primary"): "G", ("1", ""): "G"})
    round_ = _round(authority, user, name, previous=before)
    _judge(round_, user, RATINGS)
    _overall(round_, user, PRINTED_OVERALL)
    _record(cells_of(round_), user)
    return sign_off(round_, user)


def sign_off(round_: Round, user: User) -> Round:
    round_.state, round_.signed_off_at, round_.signed_off_by = RoundState.SIGNED_OFF, SIGNED, user
    round_.report = freeze(round_)
    round_.save()
    return round_


def cells_of(round_: Round) -> dict[tuple[str, str], Cell]:
    cells = round_.cells.select_related("round__framework", "round__authority", "element", "phase")
    return {(cell.element.ref, cell.phase.ref if cell.phase else ""): cell for cell in cells}


def _round(authority: LocalAuthority, user: User, name: str, **fields: object) -> Round:
    return RoundFactory(
        authority=authority,
        framework=framework(),
        name=name,
        state=RoundState.AGREEING,
        created_by=user,
        **fields,
    )


def _judge(round_: Round, user: User, ratings: dict[tuple[str, str], str | None]) -> None:
    cells, content = cells_of(round_), content_for(round_.framework)
    Judgement.objects.bulk_create(
        Judgement(
            cell=cells[key],
            level_id=content.level(code).pk,
            rationale="Seen in the work of the year.",
            agreed_by=["Lena Lead", "Cory Core"],
            agreed_on=dt.date(2009, 11, 10),
            updated_by=user,
        )
        for key, code in ratings.items()
        if code
    )


def _overall(round_: Round, user: User, levels: dict[tuple[str, str], str]) -> None:
    content = content_for(round_.framework)
    Overall.objects.bulk_create(
        Overall(
            round=round_,
            area_id=content.area(area).pk,
            phase_id=content.phase(phase).pk if phase else None,
            level_id=content.level(code).pk,
            suggested_id=content.level(code).pk,
            updated_by=user,
        )
        for (area, phase), code in levels.items()
    )


def _record(cells: dict[tuple[str, str], Cell], user: User) -> None:
    """Three of five qualities of data missing in Early Years, and three measures that cap."""
    data = cells["2.5", "early-years"]
    for number, value in enumerate(("yes", "yes", "no", "no", "no"), start=2):
        answer(data, user, f"2.5-G-{number}", value, FORMULA if number == 4 else "")
    added = {"authority": data.round.authority, "added_by": user}
    public = EvidenceFactory(title="Return rates by setting, 2008–09", **added)
    private = EvidenceFactory(
        title=SECRET, summary=f"{SECRET}, in full", file_name=f"{SECRET}.pdf", individual=True, **added
    )
    link(data, public, private)
    link(cells["1.5", "primary"], EvidenceFactory(title="Targets", impact=Impact.SOME, **added))
    answer(cells["1.5", "early-years"], user, "1.5-early-years-targets", "meet-one")
    answer(cells["1.5", "primary"], user, "1.5-schools-in-line", "97.5", "Of 96 schools.")
    answer(cells["2.3", "secondary"], user, "2.3-national-challenge", "85")
