"""Each address of evaluations is spoken of: as one that writes, that goes on, or that only reads and takes no post."""

from django.urls import URLResolver, reverse

from evaluations import (
    urls,
    urls_agendas,
    urls_inspections,
    urls_national_view,
    urls_notes,
    urls_plan_files,
    urls_plans,
    urls_readiness,
    urls_regional,
    urls_selfevaluation,
    urls_support,
)
from tests.evaluations.pages.signed_off.tables import changed, rows
from tests.evaluations.pages.signed_off.writes import OF_THE_LIBRARY, WRITES

# The team goes on meeting, about its action plan: records of meetings are no part of what was signed.
GOES_ON = {"priority_plan", "meeting_new", "meeting_edit"}
# A file is only checked there; and this publication describes every level, so takes no local words.
ELSEWHERE = {"sheet_file", "local_words_edit"}
# What that links, it links in another round: tests/evaluations/elsewhere tries one that is signed off.
ELSEWHERE |= {"evidence_elsewhere"}
# Only a round without ratings has these: tests/evaluations/selfevaluation and readiness sign one off.
SELF = {pattern.name for part in (urls_selfevaluation, urls_readiness) for pattern in part.urlpatterns}
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
    "evidence_map_element",
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


def test_what_only_reads_takes_no_post(as_lead, signed):
    item = [signed.linked.item_id]
    args = {
        "rounds": [],
        "rounds_compare": [],
        "evidence": [],
        "evidence_map": [],
        "evidence_map_element": ["ns-quality-standards", "2009", "2.4"],
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
