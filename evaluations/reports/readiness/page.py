"""What is missing, side by side for both days, with the way to what can be done about each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from evaluations.engine.readiness import Lack
from evaluations.reports.readiness.model import Missing, ReadinessReport

Key = tuple[str, int]
PEOPLE = (Lack.UNCONFIRMED, Lack.NO_CONTACT, Lack.NO_AVAILABILITY)
GROUPS: Sequence[tuple[str, tuple[Lack, ...]]] = (
    ("Documents", (Lack.DOCUMENT, Lack.NO_DOCUMENT)),
    ("People to meet", (*PEOPLE, Lack.NOBODY)),
    ("What schools say", (Lack.NOT_ASKED, Lack.NOT_ANSWERED)),
    ("Academies", (Lack.CONCERN,)),
    ("Summary of self-evaluation", (Lack.FINDINGS, Lack.SUMMARY)),
)
# Published lines with nothing under them: what is said of them, and where on the page they are.
BARE: Mapping[Lack, tuple[str, str]] = {
    Lack.NO_DOCUMENT: ("No document yet under", "documents"),
    Lack.NOBODY: ("Nobody yet under", "people"),
}
DO: Mapping[Lack, str] = {
    Lack.DOCUMENT: "Change it",
    Lack.NO_DOCUMENT: "Add one",
    Lack.NOBODY: "Add someone",
    Lack.NOT_ASKED: "Ask them",
    Lack.NOT_ANSWERED: "See who",
    Lack.CONCERN: "Record the answer",
    Lack.FINDINGS: "Choose",
    Lack.SUMMARY: "Write it",
} | dict.fromkeys(PEOPLE, "Change it")


@dataclass(frozen=True, slots=True)
class Row:
    """`days` say whether it is missing then, by what heads the column; `lines` lead to published lines by number.

    Without a `url` there is nothing that can be done about it now.
    """

    text: str
    days: tuple[tuple[str, bool], ...]
    url: str
    do: str
    lines: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """`span` is of how many columns the table is, with one for what to do."""

    name: str
    span: int
    rows: tuple[Row, ...]


def groups_of(report: ReadinessReport, *, may_prepare: bool, may_write: bool) -> list[Group]:
    """Those in which something is missing on either day; `may_write` is of the summary."""
    every = {(one.kind, one.of): one for point in report.points for one in point.missing}
    table = Table(report, may_write)
    span = 1 + len(report.points) + may_prepare
    groups = (Group(name, span, tuple(table.rows(kinds, every))) for name, kinds in GROUPS)
    return [group for group in groups if group.rows]


class Table:
    def __init__(self, report: ReadinessReport, may_write: bool) -> None:
        self.slug, self.may_write = report.round.slug, may_write
        self.points = [(point.name, {(one.kind, one.of) for one in point.missing}) for point in report.points]

    def rows(self, kinds: Sequence[Lack], every: Mapping[Key, Missing]) -> Iterator[Row]:
        """One for each document, concern or person; one for all published lines that have nothing under them."""
        theirs = [one for one in every.values() if one.kind in kinds]
        of_people: dict[int, list[Missing]] = {}
        for one in theirs:
            if one.kind in PEOPLE:
                of_people.setdefault(one.of, []).append(one)
            elif one.kind not in BARE:
                yield self._row(one, one.text)
        for some in of_people.values():
            yield self._row(some[0], together(some))
        for kind, (words, place) in BARE.items():
            if bare := [one for one in theirs if one.kind == kind]:
                lines = tuple((one.of, f"#{place}-{one.of}") for one in bare)
                many = f"{words} {len(bare)} line{'' if len(bare) == 1 else 's'} of the published list:"
                yield Row(many, self._days(bare[0]), self._url(bare[0]), DO[kind], lines)

    def _row(self, one: Missing, text: str) -> Row:
        return Row(text, self._days(one), self._url(one), DO[Lack(one.kind)])

    def _days(self, one: Missing) -> tuple[tuple[str, bool], ...]:
        return tuple((name, (one.kind, one.of) in there) for name, there in self.points)

    def _url(self, one: Missing) -> str:
        if one.kind in (Lack.FINDINGS, Lack.SUMMARY) and not self.may_write:
            return ""
        return url_of(one, self.slug)


def together(some: Sequence[Missing]) -> str:
    """Several things of one person in one sentence: the subject is said once."""
    first, *more = some
    return ", ".join([first.text, *(one.text.removeprefix(f"{one.subject}: ") for one in more)])


def url_of(one: Missing, slug: str) -> str:
    kind = Lack(one.kind)
    if kind == Lack.DOCUMENT:
        return reverse("evaluations:readiness_document", args=[slug, one.of])
    if kind in PEOPLE:
        return reverse("evaluations:readiness_person", args=[slug, one.of])
    if kind == Lack.CONCERN:
        return reverse("evaluations:academy_concern", args=[one.of])
    if kind in (Lack.FINDINGS, Lack.SUMMARY):
        return reverse("evaluations:self_summary_edit", args=[slug])
    if kind in (Lack.NOT_ASKED, Lack.NOT_ANSWERED):
        return reverse("returns:collections")
    name = "readiness_document_new" if kind == Lack.NO_DOCUMENT else "readiness_person_new"
    return f"{reverse(f'evaluations:{name}', args=[slug])}?line={one.of}"
