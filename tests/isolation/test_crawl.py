"""Each person follows every link from home, and reads of what is planted all that is theirs, and no more."""

import pytest

from tests.isolation.crawling import all_text, crawl
from tests.isolation.planting import secrets_in
from tests.isolation.planting_inspections import TEXTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("undrawn")]

SHARED = "LIBRARY UNLINKED"
TEAM = (
    f"{SHARED} INDIVIDUAL OPEN NAMED FINAL FINALNAMED REVEALED REVEALEDNAMED SELFFINAL SELFNAMED PLAN "
    "SIGNEDPLAN SIGNEDANSWERS SCHOOLS RETURNS BOTHVIEWS SUPPORT NOTESHARED NOTEFINAL INSPECTED CONFIDED PUBLISHED "
    "SURVEYED READYOPEN READYFINAL RAISED CONTACTS"
)

# What changed in an inspection is for leads and core team members.
HISTORY = "INSPECTED-FINDINGBEFORE INSPECTED-FINDINGGONE " + " ".join(
    f"INSPECTED-ENTRY{name.upper()}BEFORE" for name in TEXTS
)

# Whose words each person reads, which of them not, and on how many pages at least.
READS = {
    "lead": (f"{TEAM} TEAM LEAD PEOPLE INVITED", "", 120),
    # Who may lead an action is chosen by name.
    "core": (f"{TEAM} TEAM CORE PEOPLE", "PEOPLE-EMAIL PEOPLE-JOB", 80),
    "spare": (f"{TEAM} PEOPLE", "PEOPLE-EMAIL PEOPLE-JOB", 80),
    "guest": (f"{SHARED} NAMED FINALNAMED SELFNAMED REVEALEDNAMED GUEST PUBLISHED", "", 30),
    "stray": (f"{SHARED} PUBLISHED", "LIBRARY-LINKED", 20),
    "reader": (
        "LIBRARY FINAL FINALNAMED SELFFINAL SELFNAMED SIGNEDPLAN SIGNEDANSWERS BOTHVIEWS SUPPORT NOTEFINAL PUBLISHED "
        "READYFINAL RAISED",
        "LIBRARY-CONTENT SIGNEDANSWERS-ANSWEREDBEFORE",
        20,
    ),
    "adviser": (
        f"{SHARED} OPEN NAMED FINAL FINALNAMED SELFFINAL SELFNAMED PLAN SIGNEDPLAN SCHOOLS RETURNS BOTHVIEWS SUPPORT "
        "NOTESHARED NOTEFINAL INSPECTED PUBLISHED SIGNEDANSWERS READYOPEN READYFINAL RAISED",
        # Of a statement that changed since it was published they read what it says now.
        f"{HISTORY} SIGNEDANSWERS-ANSWEREDBEFORE PUBLISHED-FINDINGOUT PUBLISHED-DECISIONOUT",
        40,
    ),
    "elsewhere": ("OTHER OTHERPEOPLE OTHERINSPECTED OTHERSURVEYED OTHERREADY", "", 120),
    "regional": (
        "LIBRARY FINAL FINALNAMED BOTHVIEWS PROPOSED SUPPORT REGIONAL AGENDA NOTEDRAFT NOTESHARED NOTEFINAL",
        "LIBRARY-CONTENT LIBRARY-LINKED",
        16,
    ),
    "nobody": ("", "", 12),
    "former": ("", "", 12),
    "anyone": ("", "", 6),
    "admin": ("PEOPLE INVITED OTHERPEOPLE", "", 80),
}
# Which school was visited is chosen from the register, which is public.
ALSO = {"regional": {"SCHOOLS-SCHOOLNAME"}}


def theirs(who: str, planted: set[str]) -> set[str]:
    groups, without, _ = READS[who]
    found = {one for one in planted if one.split("-")[0] in groups.split()} - set(without.split())
    return found | ALSO.get(who, set())


@pytest.mark.parametrize("who", READS)
def test_a_person_reads_what_is_theirs_and_nothing_else_and_no_link_is_dead(world, planted, who):
    pages = crawl(world.client(who))
    assert secrets_in(all_text(pages)) == theirs(who, planted)
    assert len(pages) >= READS[who][2]
    assert {url: page.status for url, page in pages.items() if page.status in {403, 404, 500}} == {}


def test_what_is_planted_is_planted_in_every_room(planted):
    whats = {one.split("-")[1] for one in planted if one.startswith("OTHER-")}
    assert whats == {
        *("COMMENT", "NOTE", "RATIONALE", "DISSENT", "PRESENT", "OVERALL", "ROUND", "SLUG", "PERIOD"),
        *("TITLE", "TYPE", "SUMMARY", "LINK", "FILE", "CONTENT", "LINKED", "SHEET", "WORDS"),
        *("BEFORE", "MEETING", "DECIDED", "THERE"),
        *("INTRODUCTION", "COMMITTEE", "EARLIER", "ORIGIN", "MILESTONE", "FOLLOWUP", "PROGRESS", "NOACTION"),
        *("ACTIONTITLE", "ACTIONPRIORITY", "ACTIONHELPERS", "ACTIONRESOURCES", "ACTIONSUCCESS"),
        *("ACTIONMONITOREDBY", "ACTIONEVALUATION"),
        *("SCHOOLNAME", "SCHOOLSTREET", "SCHOOLTOWN", "SCHOOLTRUST", "SCHOOLTYPENAME", "SCHOOLBEFORE"),
        *("UPLOADEDNAME", "UPLOADEDREASON"),
        *("MESSAGE", "ASKEDAT", "SINCE", "FOROTHER", "ANSWEREDBY", "ANSWEREDAS", "POINT", "THEME", "COULDDO"),
        *("ANSWERED", "ANSWEREDBEFORE", "TREND", "RESTSON", "DIFFERS", "DIFFERSHOW", "AIM", "HOWFAR"),
        *("TABLE", "TABLESOURCE", "ROW"),
        *("ACTION", "EVALUATION", "LEADS", "DIFFERENCE", "FIGURE"),
        *("NOTEWHO", "NOTEPURPOSE", "NOTESUMMARY", "NOTENEXT", "NOTELINE", "NOTEQUESTION", "NOTESAID"),
        "NOTEANSWER",
        *("VIEWWHY", "DIFFERS"),
        "GIVEN",
        *("SELFENTRY", "SELFNOTE", "SELFOPENING", "SELFCONTEXT"),
    }
