"""The briefing paper of a round: all that its two pages say, made from the round as it stands.

Words are ours. What is quoted of a publication is named as such, with its place.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluations.enums import TeamRole
from evaluations.models import LocalDescriptor, Round
from evaluations.reports.words import date_words
from evaluations.selectors.contributors import ContributorRow, Contributors, contributors_of, share_words
from evaluations.selectors.team import TeamPlace, team_cells
from standards.content import Content
from standards.content.passages import Line
from standards.enums import PassageKind
from standards.wording.plain import listed, number

MOST_IN_A_TABLE = 16
MOST_PRIORITIES = 6


@dataclass(frozen=True, slots=True)
class Fit:
    """How much is said, so that two pages hold it: names an element, letters of a name, members one by one."""

    css: str
    names: int
    letters: int
    members: int
    short: bool


FITS = (
    Fit("", 4, 60, 14, short=False),
    Fit("lqp-brief--close", 3, 44, 14, short=False),
    Fit("lqp-brief--close", 2, 44, 14, short=True),
    Fit("lqp-brief--close", 2, 28, 14, short=True),
    Fit("lqp-brief--close", 1, 24, 12, short=True),
)


@dataclass(frozen=True, slots=True)
class ElementLine:
    ref: str
    title: str
    priority: str
    who: str


@dataclass(frozen=True, slots=True)
class AreaLines:
    title: str
    lines: list[ElementLine]


@dataclass(frozen=True, slots=True)
class MemberLine:
    name: str
    brings: str
    role: str
    share: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """`quote` is what the publication says to members, where it does; `local` counts elements with local words."""

    round: Round
    content: Content
    quote: Line | None
    dates: list[tuple[str, str]]
    local: int
    judged: str
    scale: str
    found: Contributors
    shares: list[str]

    @property
    def authority(self) -> str:
        return str(self.round.authority)

    @property
    def title(self) -> str:
        return f"Briefing paper: {self.authority}, {self.round.name}"

    @property
    def running(self) -> str:
        return f"{self.authority}, {self.round.name} · {self.content.short_title}"

    @property
    def today(self) -> str:
        return date_words(self.found.today)

    @property
    def ratings(self) -> str:
        return number(len(self.content.levels))

    @property
    def priorities(self) -> str:
        """As many as a line or two hold; the table marks them all."""
        names = [f"{row.element.ref} {row.element.short_label}" for row in self.found.focus_rows]
        more = len(names) - MOST_PRIORITIES
        return ", ".join(names[:MOST_PRIORITIES]) + (f" and {number(more)} more" if more > 0 else "")

    @property
    def who_else(self) -> str:
        """Who looks after what nobody is named for."""
        return "Whole team" if self.found.for_all else "Nobody yet"

    @property
    def in_a_table(self) -> bool:
        return len(self.found.rows) <= MOST_IN_A_TABLE

    @property
    def is_in_stages(self) -> bool:
        """Whether the publication goes by stages, as the LAQS user guide does."""
        return any(section.ref == "stage-1" for section in self.content.sections)

    def areas(self, fit: Fit) -> list[AreaLines]:
        """In the order of the publication: here people look for a place, not for what comes first."""
        rows = {row.element.ref: row for row in self.found.rows}
        return [
            AreaLines(area.title, [_element(rows[element.ref], fit) for element in area.elements])
            for area in self.content.areas
        ]

    def members(self, fit: Fit) -> list[MemberLine]:
        pairs = list(zip(self.found.places, self.shares, strict=True))
        return [_member(place, share, fit) for place, share in pairs[: fit.members]]

    def unnamed(self, fit: Fit) -> int:
        """How many members the table has no room for."""
        return max(0, len(self.found.places) - fit.members)


def briefing_of(round_: Round, content: Content) -> Briefing:
    """`round_` as `round_for` gives it. Five queries."""
    found, cells = contributors_of(round_, content), team_cells(round_)
    local = LocalDescriptor.objects.filter(round=round_).order_by().values("element").distinct().count()
    return Briefing(
        round=round_,
        content=content,
        quote=_quote(content),
        dates=list(_dates(round_, found)),
        local=local,
        judged=_judged(content),
        scale=listed([level.label for level in content.levels]),
        found=found,
        shares=[share_words(content, place, cells) for place in found.places],
    )


def _quote(content: Content) -> Line | None:
    """What the LAQS user guide says that members bring and take back, its third paragraph of guidance."""
    for section in content.sections:
        for passage in section.passages:
            if section.ref == "guidance" and passage.kind == PassageKind.GUIDANCE:
                return passage.items[-1] if passage.items else None
    return None


def _judged(content: Content) -> str:
    """“13 elements”; “10 aspects in two areas, in Early Years, Primary and Secondary”."""
    words = f"{len(content.elements)} {content.element_many}"
    if len(content.areas) > 1:
        words += f" in {number(len(content.areas))} areas"
    if content.phases:
        words += f", in {listed([phase.label for phase in content.phases])}"
    return words


def _dates(round_: Round, found: Contributors) -> Iterator[tuple[str, str]]:
    yield "Period judged", round_.period
    if round_.collection:
        yield "Schools answer by", date_words(round_.collection.due)
    yield "Rate by", date_words(round_.rate_by) or "No date set yet: ask the lead"
    guests = [place for place in found.places if place.is_guest and place.until]
    if guests:
        last = max(place.until for place in guests if place.until)
        yield "Guests", f"Each until their own last day; the last on {date_words(last)}"


def _element(row: ContributorRow, fit: Fit) -> ElementLine:
    element = row.element
    here = [keeper for keeper in row.keepers if not keeper.has_left]
    names = [
        f"{_short(keeper.place.name, fit.letters)}{f' ({keeper.phases})' if keeper.phases and not fit.short else ''}"
        for keeper in here[: fit.names]
    ]
    more = len(here) - len(names)
    who = "; ".join(names) + (f"; and {number(more)} more" if more else "")
    priority = ("Priority" + (f": {row.focus_in}" if row.focus_in else "")) if row.focus else ""
    return ElementLine(element.ref, element.short_label if fit.short else element.title, priority, who)


def _member(place: TeamPlace, share: str, fit: Fit) -> MemberLine:
    role = place.role_label if place.role != TeamRole.CORE else "Core team"
    until = f" until {date_words(place.until)}" if place.until else ""
    return MemberLine(
        _short(place.name, fit.letters),
        _short(place.represents or place.job_title, fit.letters),
        f"{role}{until}",
        _short(share, 3 * fit.letters),
    )


def _short(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip(' ,;')}…"
