"""The report of a plan: built from its rows while it is a draft, read back as frozen from a signed revision."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from accounts.models import User
from evaluations.models import Plan, PlanRevision
from evaluations.reports.dashboards import level_key
from evaluations.reports.heads import head_words
from evaluations.reports.plain import UnknownSchema, from_plain, to_plain
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
from evaluations.selectors.plans import lines
from evaluations.selectors.plans.facts import PlanFacts, action_lines, facts_of
from evaluations.selectors.round_facts import Agreement, agreements_of
from standards.content import Content

SAME = (
    *("ref", "element", "origin", "origin_text", "priority", "title", "lead", "helpers", "start", "due"),
    *("resources", "success", "indicator", "baseline", "target"),
    *("monitored_by", "monitored_how", "monitored_when", "evaluation", "evaluated_on"),
    *("status", "status_label", "status_reason", "progress", "committee_on", "version"),
)


def draft_of(plan: Plan, *, today: dt.date | None = None, entries: bool = True) -> PlanReport:
    """The plan as it stands. Seven queries, six without `entries` (the dated history of progress)."""
    agreements = list(agreements_of(plan.round).values())
    return report_from(facts_of(plan, entries=entries), today or timezone.localdate(), agreements)


def draft_drawn(plan: Plan, *, today: dt.date | None = None) -> Drawn:
    """The plan as it stands, and that it is a draft. Eight queries."""
    numbers = PlanRevision.objects.filter(plan_id=plan.pk or 0).values_list("number", flat=True)
    return Drawn(draft_of(plan, today=today), Standing(State.DRAFT, numbers.first() or 0))


def actions_of(plan: Plan, content: Content) -> tuple[ActionLine, ...]:
    """The actions alone, as they stand, without what was said of progress. Two queries."""
    return tuple(_action(content, action) for action in action_lines(plan, content))


def report_from(facts: PlanFacts, today: dt.date, agreements: list[Agreement]) -> PlanReport:
    return PlanReport(
        schema=SCHEMA,
        head=_head(facts, today, agreements),
        levels=tuple(level_key(level) for level in facts.content.levels),
        ratings=tuple(_ratings(facts)),
        actions=tuple(_action(facts.content, action) for action in facts.actions),
        follow_ups=tuple(_follow_up(line) for line in facts.follow_ups),
    )


def freeze(report: PlanReport, signer: User) -> dict[str, Any]:
    """For PlanRevision.report: the report with the name of who signs it, as it is that day."""
    frozen: dict[str, Any] = to_plain(report)
    frozen["head"]["signed_by"] = signature_of(signer)
    return frozen


def thaw(kept: dict[str, Any]) -> PlanReport:
    """Raises UnknownSchema."""
    if kept.get("schema") != SCHEMA:
        raise UnknownSchema(
            f"This plan is of schema {kept.get('schema')}; this version of LAQS reads {SCHEMA}."
        )
    return from_plain(PlanReport, kept)


def drawn_of(revision: PlanRevision) -> Drawn:
    """A signed revision; no query."""
    return Drawn(thaw(revision.report), standing_of(revision))


def standing_of(revision: PlanRevision) -> Standing:
    return Standing(
        state=State(revision.state),
        number=revision.number,
        note=revision.note,
        signed_at=timezone.localtime(revision.signed_at),
        approved_by=revision.approved_as,
        approved_at=timezone.localtime(revision.approved_at) if revision.approved_at else None,
        reply=revision.reply,
    )


def signature_of(user: User) -> str:
    """“Lena Lead, Head of school improvement”."""
    return ", ".join(part for part in (str(user), user.job_title) if part)


def _head(facts: PlanFacts, today: dt.date, agreements: list[Agreement]) -> Head:
    round_, content, plan = facts.round, facts.content, facts.plan
    days = sorted(agreed.agreed_on for agreed in agreements if agreed.agreed_on)
    return Head(
        **head_words(round_, content),
        good=_good(content),
        agreed_by=tuple(dict.fromkeys(name for agreed in agreements for name in agreed.agreed_by)),
        agreed_first=days[0] if days else None,
        agreed_last=days[-1] if days else None,
        introduction=plan.introduction,
        committee=plan.committee,
        committee_on=plan.committee_on,
        as_at=today,
        signed_by="",
    )


def _good(content: Content) -> str:
    """The lowest level that asks for no action: Good, or Green. Levels run from the highest down."""
    return next((level.label for level in reversed(content.levels) if not level.below_good), "")


def _ratings(facts: PlanFacts) -> Iterator[RatingLine]:
    for line in facts.ratings:
        if line.not_applicable:
            continue
        reason = facts.reason_of.get(line.cell_id)
        going = (one for one in facts.actions_of.get(line.cell_id, ()) if one.status != "dropped")
        yield RatingLine(
            element=line.element.ref,
            title=line.element.title,
            short_label=line.element.short_label,
            phase=line.phase.label if line.phase else "",
            level=line.level.code if line.level else "",
            below=line.below_good,
            actions=tuple(one.ref for one in going),
            reason=reason.reason if reason else "",
        )


def _action(content: Content, action: lines.ActionLine) -> ActionLine:
    return ActionLine(
        **{name: getattr(action, name) for name in SAME},
        phase=content.phase(action.phase).label if action.phase else "",
        pence=None if action.cost is None else int(action.cost * 100),
        milestones=tuple(MilestoneLine(one.pk, one.due, one.title, one.done_on) for one in action.milestones),
        history=tuple(ProgressLine(one.on, one.progress_label, one.note, one.by) for one in action.entries),
    )


def _follow_up(line: lines.FollowUpLine) -> FollowUpLine:
    return FollowUpLine(
        line.pk, line.kind, line.kind_label, line.text, line.who, line.due, line.confirmed_on, line.done_on
    )
