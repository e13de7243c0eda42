"""Plans as reports, written down: with nothing in them, with three actions, with as many as asked for."""

import datetime as dt
from dataclasses import replace

from evaluations.reports.model import LevelKey
from evaluations.reports.plans.model import (
    SCHEMA,
    ActionLine,
    Drawn,
    FollowUpLine,
    Head,
    MilestoneLine,
    PlanReport,
    ProgressLine,
    RatingLine,
    Standing,
    State,
)

TODAY = dt.date(2010, 3, 1)
SIGNED_AT = dt.datetime(2009, 12, 11, 10, 30, tzinfo=dt.UTC)
DRAFT = Standing(State.DRAFT, 0)
SIGNED = Standing(State.SIGNED, 1, signed_at=SIGNED_AT)
APPROVED = replace(
    SIGNED,
    state=State.APPROVED,
    approved_by="Rae Reader, Director of children’s services",
    approved_at=dt.datetime(2009, 12, 15, 9, 0, tzinfo=dt.UTC),
)
LEVELS = (
    LevelKey("OS", "OS", "Outstanding", "Outstanding", "os", "met", 4, 4),
    LevelKey("G", "G", "Good", "Good", "g", "met", 3, 4),
    LevelKey("NI", "NI", "Needs improvement", "Needs some improvement", "ni", "applies", 2, 4),
    LevelKey(
        "SI", "SI", "Needs significant improvement", "Needs significant improvement", "si", "applies", 1, 4
    ),
)
HEAD = Head(
    slug="any-borough-2009",
    authority="Any Borough",
    round="Autumn 2009",
    period="September 2008 to August 2009",
    framework="National Strategies quality standards",
    framework_short="National Strategies quality standards 2009",
    element_one="aspect",
    element_many="aspects",
    good="Good",
    attribution="Wording of the standards: the National Strategies, 2009.",
    agreed_by=("Lena Lead", "Cory Core"),
    agreed_first=dt.date(2009, 11, 10),
    agreed_last=dt.date(2009, 11, 10),
    introduction="The plan puts data in the Early Years first.\n\nIt is monitored by the standards board.",
    committee="Scrutiny committee",
    committee_on=dt.date(2010, 3, 17),
    as_at=TODAY,
    signed_by="",
)
ACTION = ActionLine(
    ref="A1",
    element="2.5",
    phase="Early Years",
    origin="judgement",
    origin_text="Needs significant improvement",
    priority="Better data",
    title="Gather Foundation Stage Profile data from every setting each term and check it before use",
    lead="Early Years quality manager",
    helpers="Settings’ leaders",
    start=dt.date(2009, 10, 5),
    due=dt.date(2010, 3, 26),
    milestones=(
        MilestoneLine(
            1, dt.date(2009, 12, 18), "data agreement signed by all settings", dt.date(2009, 12, 17)
        ),
        MilestoneLine(2, dt.date(2010, 2, 12), "autumn data loaded and checked", None),
        MilestoneLine(3, dt.date(2010, 3, 19), "spring data loaded", None),
    ),
    resources="12 days of a consultant’s time",
    pence=420000,
    success="All five qualities of data are present",
    indicator="Settings that return data on time",
    baseline="61%",
    target="95%",
    monitored_by="Early Years board",
    monitored_how="sample of ten settings",
    monitored_when="half-termly",
    evaluation="Two settings out of ten act on their data.",
    evaluated_on=dt.date(2010, 2, 20),
    status="doing",
    status_label="In progress",
    status_reason="",
    progress="red",
    history=(
        ProgressLine(dt.date(2010, 2, 15), "Red", "Autumn data are late.", "Cory Core"),
        ProgressLine(dt.date(2010, 1, 11), "Amber", "", "Cory Core"),
    ),
    committee_on=dt.date(2010, 3, 17),
    version=3,
)
BARE = replace(
    ACTION,
    **dict.fromkeys(
        ("element", "phase", "origin_text", "priority", "lead", "helpers", "resources", "success"), ""
    ),
    **dict.fromkeys(
        ("indicator", "baseline", "target", "monitored_by", "monitored_how", "monitored_when"), ""
    ),
    **dict.fromkeys(("start", "due", "pence", "evaluated_on", "committee_on")),
    ref="A3",
    origin="free",
    title="Tell schools what was agreed",
    milestones=(),
    evaluation="",
    status="to-do",
    status_label="Not started",
    progress="",
    history=(),
    version=1,
)
SECOND = replace(
    ACTION,
    ref="A2",
    element="1.1",
    phase="Primary",
    title="Agree one report format with all school improvement partners",
    milestones=(),
    due=dt.date(2010, 2, 26),
    pence=180050,
    progress="amber",
    history=(),
    evaluation="",
    evaluated_on=None,
)
RATINGS = (
    RatingLine(
        "2.5",
        "Effective use of data to promote progress",
        "Use of data",
        "Early Years",
        "SI",
        True,
        ("A1",),
        "",
    ),
    RatingLine("1.1", "Delivery of quality programmes", "Delivery", "Primary", "NI", True, ("A2",), ""),
    RatingLine(
        "1.2", "Deployment of consultants", "Deployment", "Primary", "NI", True, (), "The team moves in May."
    ),
    RatingLine(
        "2.3",
        "Impact of support for schools causing concern",
        "Causing concern",
        "Secondary",
        "NI",
        True,
        (),
        "",
    ),
    RatingLine("2.4", "Use of intelligence", "Intelligence", "Primary", "G", False, (), ""),
)
FOLLOW_UPS = (
    FollowUpLine(
        1,
        "activity",
        "Follow-up activity",
        "Visit the twelve settings",
        "Early Years team",
        dt.date(2010, 4, 1),
        dt.date(2010, 1, 5),
        None,
    ),
    FollowUpLine(2, "monitor", "Next step to monitor", "Return rates by setting", "", None, None, None),
)
REPORT = PlanReport(SCHEMA, HEAD, LEVELS, RATINGS, (ACTION, SECOND, BARE), FOLLOW_UPS)
EMPTY = replace(
    REPORT,
    head=replace(
        HEAD,
        agreed_by=(),
        agreed_first=None,
        agreed_last=None,
        introduction="",
        committee="",
        committee_on=None,
    ),
    ratings=(),
    actions=(),
    follow_ups=(),
)


def drawn(report: PlanReport = REPORT, standing: Standing = DRAFT) -> Drawn:
    if standing.signed_at:
        report = replace(report, head=replace(report.head, signed_by="Lena Lead, Head of school improvement"))
    return Drawn(report, standing)


def with_actions(number: int) -> PlanReport:
    """So many, over the ratings in turn."""
    keys = [("2.5", "Early Years"), ("1.1", "Primary"), ("2.3", "Secondary"), ("", "")]
    actions = []
    for count in range(1, number + 1):
        element, phase = keys[count * len(keys) // (number + 1)]
        actions.append(
            replace((ACTION, SECOND, BARE)[count % 3], ref=f"A{count}", element=element, phase=phase)
        )
    refs = {key: tuple(action.ref for action in actions if action.key == key) for key in keys}
    ratings = tuple(replace(line, actions=refs.get(line.key, ())) for line in RATINGS)
    return replace(REPORT, actions=tuple(actions), ratings=ratings)
