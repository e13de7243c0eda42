"""The page on which a region works on its view of a round: where it stands, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.models import Round
from evaluations.permissions import can_agree_view, can_propose_view
from evaluations.reports.regional.both_views import BothViews, Line, both_views
from evaluations.reports.regional.view_overall import OverallPair, overall_pairs
from standards.content import Content, content_for


@dataclass(frozen=True, slots=True)
class ViewPage:
    """`mine` are the phases in which the person may propose."""

    round: Round
    views: BothViews
    mine: frozenset[str]
    may_agree: bool
    overalls: tuple[OverallPair, ...] = ()

    @property
    def facts(self) -> Iterator[tuple[str, str]]:
        views = self.views
        yield "Agreed", f"{views.agreed} of {len(views.lines)}"
        for what, lines in (
            ("Waiting for the director", views.waiting),
            ("Returned", views.returned),
            ("Not proposed", views.missing),
            ("Views differ", views.differing),
            ("Authority’s view changed since", views.changed),
        ):
            if lines:
                yield what, str(len(lines))

    @property
    def next_step(self) -> str:
        return _next_step(self)

    @property
    def to_do(self) -> tuple[Line, ...]:
        """What waits for this person, in order: for the director proposals first."""
        views = self.views
        decide = views.waiting if self.may_agree else ()
        propose = (line for line in (*views.returned, *views.missing) if line.phase.ref in self.mine)
        return (*decide, *propose)

    @property
    def overalls_missing(self) -> int:
        """Those that the authority has recorded and the director has not agreed."""
        return sum(one.mark.ours.is_said and not one.mark.theirs.is_said for one in self.overalls)

    def href(self, line: Line) -> str:
        return cell_href(self.round, line)

    @property
    def groups(self) -> Iterator[tuple[str, str, list[tuple[Line, str]]]]:
        """By phase: its ref, its name, and each line with its address."""
        for group in self.views.groups:
            yield group.phase.ref, group.phase.label, [(line, self.href(line)) for line in group.lines]


def view_page(posts: Posts, round_: Round, *, overalls: bool = True) -> ViewPage:
    """Three queries, two without `overalls`."""
    content = content_for(round_.framework)
    region = round_.authority.region_id
    phases = posts.phases(region, RegionalPermission.VIEW)
    return ViewPage(
        round_,
        both_views(round_, content, phases),
        mine_of(posts, region, content),
        can_agree_view(posts, region),
        tuple(overall_pairs(round_, content, phases)) if overalls else (),
    )


def mine_of(posts: Posts, region: int, content: Content) -> frozenset[str]:
    return frozenset(phase.ref for phase in content.phases if can_propose_view(posts, region, phase.ref))


def cell_href(round_: Round, line: Line) -> str:
    return reverse("evaluations:region_view_cell", args=[round_.slug, line.phase.ref, line.element.ref])


def _next_step(page: ViewPage) -> str:
    views = page.views
    mine = [line for line in views.missing if line.phase.ref in page.mine]
    returned = [line for line in views.returned if line.phase.ref in page.mine]
    if page.may_agree and views.waiting:
        return f"Agree or return {_many(len(views.waiting), 'proposal')}. Tick those that you agree as they stand."
    if returned:
        return f"Look again at {_many(len(returned), 'proposal')} that the director returned."
    if mine:
        first = mine[0]
        return (
            f"Propose a view of {_many(len(mine), 'aspect')}. Start with {first.name}, {first.phase.label}."
        )
    if views.waiting:
        return f"{_many(len(views.waiting), 'proposal').capitalize()} waiting for the director. Nothing to do here."
    return _when_nothing_waits(page)


def _when_nothing_waits(page: ViewPage) -> str:
    views = page.views
    if views.changed and page.mine:
        return "Look again at what the authority has judged anew since, and propose the view you hold now."
    if views.missing or views.returned:
        return "The senior advisers of the phases propose; the director agrees."
    if not views.agreed:
        return "Nothing can be proposed before the authority has agreed its own judgements."
    if page.overalls_missing:
        whose = "Agree" if page.may_agree else "The director agrees"
        return f"All that the authority has judged is agreed. {whose} the overall ratings next."
    return "All of it is agreed, overall ratings too. It stands in the report to the department."


def _many(number: int, what: str) -> str:
    return f"one {what}" if number == 1 else f"{number} {what}s"
