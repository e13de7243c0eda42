"""A signed-off round refuses every write: each address that takes a post is sent one that worked before."""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.core import signing
from django.urls import URLResolver, reverse

from accounts.enums import Role
from evaluations import (
    urls,
    urls_agendas,
    urls_inspections,
    urls_national_view,
    urls_notes,
    urls_plan_files,
    urls_plans,
    urls_regional,
    urls_selfevaluation,
    urls_support,
)
from evaluations.enums import RoundState
from evaluations.models import Cell, DigestTable, EvidenceItem, EvidenceLink, Round, TeamMember
from evaluations.reports import sheet_book
from evaluations.selectors.access import round_for
from evaluations.services.rounds import sign_off
from evaluations.views.sheet.upload import SALT
from schools.figures.catalogue import load_indicators
from schools.models import Figure, Indicator
from tests.evaluations.pages.conftest import address
from tests.evaluations.reading.making import planned
from tests.factories.accounts import MembershipFactory
from tests.factories.answering import answered, answering_team
from tests.factories.answers import DAY, answer_all, field_of, in_state, judge_all
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, join

HTMX = {"HX-Request": "true"}
PLACE, LONG_AGO = ("2.4", "primary"), dt.datetime(2008, 6, 1, 12, tzinfo=dt.UTC)
LIBRARY = {"evaluations.EvidenceItem", "evaluations.HistoricalEvidenceItem"}


@dataclass
class Stage:
    """What the posts speak of; the person who sends them leads the round and rates in it."""

    round: Round
    cell: Cell
    member: TeamMember
    newcomer: int
    item: EvidenceItem
    linked: EvidenceLink
    planned: int
    answering: int
    digest: int
    series: int
    aims: list[int]

    def at(self, name, *more):
        return reverse(f"evaluations:{name}", args=[self.round.slug, *more])

    @property
    def token(self):
        """What a preview of the lead's own file would hold."""
        about = {
            sheet_book.ROUND: self.round.slug,
            sheet_book.FRAMEWORK: "ns-quality-standards@2009",
            sheet_book.PERSON: str(self.round.created_by_id),
        }
        rows = [["primary/2.4", "row 2, column C", "G", "From a file.", 0]]
        return signing.dumps({"about": about, "rows": rows}, salt=SALT, compress=True)


def _line(stage, ref="2.4-G-3", value="no"):
    field = field_of(stage.cell, ref)
    return {f"value-{field}": value, f"note-{field}": "Changed.", f"version-{field}": "1"}


RATING = {"rating": "OS", "comment": "Too late.", "rating-version": "0"}
ITEM = {"title": "New", "summary": "On the shelf.", "impact": "some", "individual": ""}
DETAILS = {"name": "Renamed", "period": "2009–10", "rate_by": ""}
TABLE = {"title": "Shares", "table": "Year,Share\n2010,82%", "chart": "none"}
JUDGEMENT = {
    "level": "SI",
    "rationale": "Otherwise.",
    "agreed_by": ["Lena Lead"],
    "agreed_on": f"{DAY:%d/%m/%Y}",
    "version": "1",
}

# Name of the address, what is sent there, and the state in which it does change something.
WRITES = {
    "setup": ("setup", lambda s: (s.at("setup"), DETAILS | {"version": s.round.version}), "agreeing"),
    "on": ("state", lambda s: (s.at("state"), {"step": "on", "version": s.round.version}), "rating"),
    "back": (
        "state",
        lambda s: (s.at("state"), {"step": "back", "reason": "Hm.", "version": s.round.version}),
        "agreeing",
    ),
    "sign-off": (
        "state",
        lambda s: (s.at("state"), {"step": "sign-off", "version": s.round.version}),
        "agreeing",
    ),
    "team_add": ("team_add", lambda s: (s.at("team_add"), {"person": s.newcomer, "role": "core"}), "rating"),
    "team_member": (
        "team_member",
        lambda s: (s.at("team_member", s.member.pk), {"cell": [s.cell.pk]}),
        "rating",
    ),
    "team_remove": ("team_remove", lambda s: (s.at("team_remove", s.member.pk), {}), "rating"),
    "checklist": (
        "checklist",
        lambda s: (s.at("checklist"), {"do": "tick", "item": "team", "done_on": "5/1/2010"}),
        "rating",
    ),
    "contributors": (
        "contributors",
        lambda s: (
            s.at("contributors"),
            {"person": s.newcomer, "role": "core", "element": ["2.4"], "phase": ["primary"]},
        ),
        "rating",
    ),
    "focus": (
        "focus",
        lambda s: (s.at("focus"), {"cell": [s.cell.pk], "version": s.round.version}),
        "rating",
    ),
    "overall": (
        "overall",
        lambda s: (
            s.at("overall"),
            {"which": "area-1-primary", "level": "OS", "reason": "Otherwise.", "version": "1"},
        ),
        "agreeing",
    ),
    "a line": ("rate", lambda s: (address(s.cell), _line(s)), "rating"),
    "a line while agreeing": ("rate", lambda s: (address(s.cell), _line(s)), "agreeing"),
    "a rating": ("rate", lambda s: (address(s.cell), RATING), "rating"),
    "a line taken back": ("rate", lambda s: (address(s.cell), _line(s, value="")), "rating"),
    "a choice between two": (
        "rate",
        lambda s: (address(s.cell), _line(s) | {f"keep-{field_of(s.cell, '2.4-G-3')}": "mine"}),
        "rating",
    ),
    "digest_new": ("digest_new", lambda s: (s.at("digest_new"), TABLE), "rating"),
    "digest_figures": (
        "digest_figures",
        lambda s: (s.at("digest_figures"), {"series": [s.series]}),
        "rating",
    ),
    "digest_edit": (
        "digest_edit",
        lambda s: (s.at("digest_edit", s.digest), TABLE | {"title": "Other", "version": "1"}),
        "rating",
    ),
    "digest_remove": ("digest_remove", lambda s: (s.at("digest_remove", s.digest), {}), "rating"),
    "priorities": (
        "priorities",
        lambda s: (s.at("priorities"), {"priority": s.aims, "text": "Reading"}),
        "agreeing",
    ),
    "group_judgements": (
        "group_judgements",
        lambda s: (s.at("group_judgements"), {"which": "all", "level": "G", "rationale": "", "version": "0"}),
        "agreeing",
    ),
    "answering_team_new": (
        "answering_team_new",
        lambda s: (s.at("answering_team_new"), {"name": "Governor services"}),
        "agreeing",
    ),
    "answering_team_edit": (
        "answering_team_edit",
        lambda s: (s.at("answering_team_edit", s.answering), {"name": "Advisers", "version": "1"}),
        "rating",
    ),
    "answering_team_remove": (
        "answering_team_remove",
        lambda s: (s.at("answering_team_remove", s.answering), {}),
        "rating",
    ),
    "team_answer": (
        "team_answer",
        lambda s: (
            s.at("team_answer", s.answering, "primary", "2.4"),
            {"version-answer": "0", "level": "G", "text": "Good.", "text-p1": "More.", "version-p1": "0"},
        ),
        "rating",
    ),
    "agree": ("agree", lambda s: (address(s.cell, "agree"), JUDGEMENT), "agreeing"),
    "sheet": (
        "sheet",
        lambda s: (
            s.at("sheet"),
            {f"value-r{s.cell.pk}": "G", f"note-r{s.cell.pk}": "Late.", f"version-r{s.cell.pk}": "0"},
        ),
        "rating",
    ),
    "finished": ("sheet", lambda s: (s.at("sheet"), {"do": "finish"}), "rating"),
    "sheet_confirm": ("sheet_confirm", lambda s: (s.at("sheet_confirm"), {"token": s.token}), "rating"),
    "evidence_link": (
        "evidence_link",
        lambda s: (address(s.cell, "evidence_link"), {"item": [s.item.pk], "do": "link"}),
        "rating",
    ),
    "evidence_unlink": (
        "evidence_unlink",
        lambda s: (reverse("evaluations:evidence_unlink", args=[s.linked.pk]), {}),
        "rating",
    ),
    "difference": (
        "difference",
        lambda s: (s.at("difference", "primary", "2.4", s.planned), {"made": "no", "version": "0"}),
        "rating",
    ),
    "evidence_new": (
        "evidence_new",
        lambda s: (
            f"{reverse('evaluations:evidence_new')}?cell={s.round.slug}/primary/{s.cell.element.ref}",
            ITEM,
        ),
        "rating",
    ),
}

# The library is the authority's, not a round's: these change items and never a round's own rows.
OF_THE_LIBRARY = {
    "evidence_edit": lambda s: (
        reverse("evaluations:evidence_edit", args=[s.linked.item_id]),
        ITEM | {"title": "Changed", "version": "1"},
    ),
    "evidence_delete": lambda s: (reverse("evaluations:evidence_delete", args=[s.linked.item_id]), {}),
}
# The team goes on meeting, about its action plan: records of meetings are no part of what was signed.
GOES_ON = {"priority_plan", "meeting_new", "meeting_edit"}
# A file is only checked there; and this publication describes every level, so takes no local words.
ELSEWHERE = {"sheet_file", "local_words_edit"}
# What that links, it links in another round: tests/evaluations/elsewhere tries one that is signed off.
ELSEWHERE |= {"evidence_elsewhere"}
# Only a round without ratings has these: tests/evaluations/selfevaluation signs one off.
SELF = {pattern.name for pattern in urls_selfevaluation.urlpatterns}
# A plan follows from the round and lives on after it.
PLANS = {pattern.name for part in (urls_plan_files, urls_plans) for pattern in part.urlpatterns}
# What regional staff do; what an authority shares, it shares before.
REGIONAL_ROOMS = (urls_regional, urls_national_view, urls_notes, urls_support, urls_agendas)
REGIONAL = {pattern.name for part in REGIONAL_ROOMS for pattern in part.urlpatterns}
# An inspection is a case of its own: a round that it was given stays as it is.
INSPECTIONS = {pattern.name for pattern in urls_inspections.urlpatterns}
READ_ONLY = {
    "report",
    "report_short",
    "report_pdf",
    "report_docx",
    "report_xlsx",
    "report_short_pdf",
    "report_short_docx",
    "report_short_xlsx",
    "teams",
    "answering_team",
    "team_answer_history",
    "digest",
    "agreeing",
    "agreeing_live",
    "agree_live",
    "reading",
    "preparing",
    "briefing",
    "meetings",
    "meeting",
    "meeting_history",
    "sheet_pdf",
    "sheet_pdf_mine",
    "sheet_xlsx",
    "local_words",
    "rounds",
    "rounds_compare",
    "round_carried",
    "round",
    "round_history",
    "cell_history",
    "evidence",
    "evidence_item",
    "evidence_history",
    "evidence_file",
    "evidence_earlier_file",
    "evidence_map",
    "search",
    "evidence_map_csv",
    "evidence_map_xlsx",
    "dashboard_pdf",
    "dashboard_large_pdf",
    "dashboard_csv",
    "dashboard_html",
    "round_pdf",
    "round_large_pdf",
    "round_xlsx",
}


def series_of(authority):
    load_indicators()
    indicator = Indicator.objects.get(code="NS2009_P1")
    Figure.objects.create(
        indicator=indicator, place="authority", authority=authority, year=2008, period="2008", value=75
    )
    return indicator.pk


@pytest.fixture
def stage(round_, cell, lead, core_member, authority):
    newcomer = MembershipFactory(authority=authority, role=Role.CORE)
    answer_all(cell, lead)
    linked = EvidenceFactory(authority=authority, impact="some", added_by=lead)
    link(cell, linked)
    judge_all(round_, lead)
    earlier = planned(RoundFactory(authority=authority, created_by=lead, created_at=LONG_AGO), PLACE, "Begin")
    team = answering_team(round_, "Secondary advisers", lead)
    said = answered(team, cell, "G")
    aims = [said.priorities.create(text=text, updated_by=lead).pk for text in ("At seven", "At eleven")]
    return Stage(
        aims=aims,
        round=round_,
        cell=cell,
        member=round_.team.get(user=core_member),
        newcomer=newcomer.pk,
        item=EvidenceFactory(authority=authority),
        linked=EvidenceLink.objects.get(),
        planned=earlier.pk,
        answering=answering_team(round_, "Primary advisers", lead).pk,
        digest=DigestTable.objects.create(round=round_, number=1, title="Shares", updated_by=lead).pk,
        series=series_of(authority),
    )


@pytest.fixture
def signed(stage, reach, lead, content):
    sign_off(round_=reach(lead, stage.round), content=content, user=lead, version=stage.round.version)
    stage.round.refresh_from_db()
    return stage


@pytest.fixture
def reach():
    return lambda user, round_: round_for(user, round_.slug, lock=True)


def rows(*, library=False):
    """Every row of every table of evaluations, through tables and history included."""
    models = apps.get_app_config("evaluations").get_models(include_auto_created=True)
    return {
        model._meta.label: sorted(map(repr, model.objects.values_list()))
        for model in models
        if library or model._meta.label not in LIBRARY
    }


def changed(before, after):
    return sorted(label for label in after if before[label] != after[label])


def names(patterns=urls.urlpatterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name


def test_every_address_of_evaluations_is_spoken_of_here():
    taken = {name for name, _, _ in WRITES.values()} | set(OF_THE_LIBRARY) | READ_ONLY | GOES_ON
    taken |= {"round_new", "round_next"} | ELSEWHERE | PLANS | REGIONAL | INSPECTIONS | SELF
    assert set(names()) == taken


@pytest.mark.parametrize("write", WRITES)
def test_while_the_round_is_open_it_changes_something(as_lead, stage, write):
    _, post, state = WRITES[write]
    in_state(stage.round, state)
    before = rows()
    url, data = post(stage)
    assert as_lead.post(url, data).status_code == 302
    assert changed(before, rows()) != []


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_once_it_is_signed_off_nothing_changes(as_lead, signed, headers):
    before = rows()
    let_through = []
    for name, (_, post, _) in WRITES.items():
        url, data = post(signed)
        as_lead.post(url, data, headers=headers)
        let_through += [(name, label) for label in changed(before, rows())]
    assert let_through == []


@pytest.mark.parametrize("who", ["core_member", "guest", "reader", "adviser", "outsider"])
def test_nobody_else_changes_anything_either(request, sign_in, signed, who):
    user = request.getfixturevalue(who)
    if who == "guest":
        join(signed.round, user, "guest", (signed.cell,))
    client, before = sign_in(user), rows()
    for _, post, _ in WRITES.values():
        url, data = post(signed)
        client.post(url, data)
    assert changed(before, rows()) == []


@pytest.mark.parametrize("name", OF_THE_LIBRARY)
def test_a_change_in_the_library_leaves_the_round_as_it_was(as_lead, signed, name):
    before = rows()
    url, data = OF_THE_LIBRARY[name](signed)
    as_lead.post(url, data)
    assert changed(before, rows()) == []


def test_what_an_item_shows_may_change_and_what_it_showed_at_the_sign_off_does_not(as_lead, signed, content):
    url, data = OF_THE_LIBRARY["evidence_edit"](signed)
    as_lead.post(url, data | {"impact": "none"})
    signed.linked.item.refresh_from_db()
    signed.linked.refresh_from_db()
    assert (signed.linked.item.impact, signed.linked.impact) == ("none", "some")


def test_an_item_added_for_the_round_stays_in_the_library(as_lead, signed):
    url, data = WRITES["evidence_new"][1](signed)
    as_lead.post(url, data)
    assert (EvidenceItem.objects.filter(title="New").count(), EvidenceLink.objects.count()) == (1, 1)


def test_what_only_reads_takes_no_post(as_lead, signed):
    item = [signed.linked.item_id]
    args = {
        "rounds": [],
        "rounds_compare": [],
        "evidence": [],
        "evidence_map": [],
        "evidence_map_csv": [],
        "evidence_map_xlsx": [],
        "search": [],
        "reading": [],
        "meeting": [signed.round.slug, 1],
        "meeting_history": [signed.round.slug, 1],
        "cell_history": [signed.round.slug, "primary", "2.4"],
        "agree_live": [signed.round.slug, "primary", "2.4"],
        "answering_team": [signed.round.slug, signed.answering],
        "team_answer_history": [signed.round.slug, signed.answering, "primary", "2.4"],
        "evidence_item": item,
        "evidence_history": item,
        "evidence_file": item,
        "evidence_earlier_file": [*item, 1],
    }
    before = rows(library=True)
    urls = {
        name: reverse(f"evaluations:{name}", args=args.get(name, [signed.round.slug])) for name in READ_ONLY
    }
    taken = [name for name, url in urls.items() if as_lead.post(url).status_code != 405]
    assert (taken, changed(before, rows(library=True))) == ([], [])


def test_reopening_without_a_reason_changes_nothing(as_lead, signed):
    before = rows()
    as_lead.post(signed.at("state"), {"step": "reopen", "reason": " ", "version": signed.round.version})
    assert changed(before, rows()) == []


def test_another_round_may_be_started_beside_it(as_lead, signed):
    form = DETAILS | {"framework": signed.round.framework_id, "previous": signed.round.pk}
    before = rows()
    assert as_lead.post(reverse("evaluations:round_new"), form).status_code == 302
    after = rows()
    assert [label for label in before if not set(before[label]) <= set(after[label])] == []


def test_cells_of_a_round_that_is_open_are_not_held_up_by_it(as_lead, signed, authority, lead):
    other = RoundFactory(authority=authority, state=RoundState.RATING)
    join(other, lead, "lead")
    cell = cell_of(other, "2.4", "primary")
    field = field_of(cell, "2.4-G-3")
    data = {f"value-{field}": "no", f"note-{field}": "", f"version-{field}": "0"}
    assert as_lead.post(address(cell), data).status_code == 302
    assert cell.answers.get().value == "no"
