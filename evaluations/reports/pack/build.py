"""An inspection pack: from the rows while the round is open, as frozen once it is signed off."""

import datetime as dt
from typing import Any

from django.utils import timezone

from evaluations.models import Plan as PlanRow
from evaluations.models import PlanRevision, Round
from evaluations.reports.heads import head_words
from evaluations.reports.pack.model import SCHEMA, Head, Index, Pack, Plan
from evaluations.reports.pack.redaction import (
    areas_from,
    index_from,
    readiness_from,
    signed_actions,
    unsigned_actions,
    without_contact,
)
from evaluations.reports.plain import UnknownSchema, from_plain, to_plain
from evaluations.reports.plans.build import actions_of, thaw
from evaluations.reports.readiness.build import build_readiness, readiness_of
from evaluations.reports.readiness.model import ReadinessReport
from evaluations.reports.selfevaluation.build import build_self_report, self_report_of
from evaluations.reports.selfevaluation.model import SelfReport
from evaluations.selectors.pack import links_in, posts_of, revision_on
from standards.content import Content, content_for

KEY = "pack"
"""Under which Round.report holds it, beside the report of the round."""


def pack_of(round_: Round) -> Pack:
    """Of a signed-off round the frozen one, in one query; else built in eleven, at most. Raises UnknownSchema."""
    content = content_for(round_.framework)
    if not round_.is_signed_off:
        told, ready = build_self_report(round_, content), build_readiness(round_, timezone.localdate())
        return build_pack(round_, content, told, ready)
    kept = Round.objects.filter(pk=round_.pk).values_list(f"report__{KEY}", flat=True).first()
    if kept:
        return _thawed(kept)
    return _what_was_kept(round_, content)


def frozen_pack(round_: Round, content: Content, told: SelfReport, ready: ReadinessReport) -> dict[str, Any]:
    """What Round.report holds besides; the round says already when it is signed off."""
    return {KEY: to_plain(build_pack(round_, content, told, ready))}


def build_pack(round_: Round, content: Content, told: SelfReport, ready: ReadinessReport) -> Pack:
    """Beside self-evaluation and readiness, six queries at most, whatever there is."""
    moment = round_.signed_off_at or timezone.now()
    index = index_of(round_, content)
    revision = revision_on(round_, moment)
    plan = signed_plan(revision, moment) if revision else _unsigned(round_, content, _day(moment))
    return _pack(round_, content, told, index, plan, ready)


def index_of(round_: Round, content: Content) -> Index:
    """One query."""
    return index_from(links_in(round_), {element.pk: ref for ref, element in content.elements.items()})


def _what_was_kept(round_: Round, content: Content) -> Pack:
    """Of a round signed off before packs were: its self-evaluation, the plan that was signed by then, and readiness
    where that was kept.
    """
    moment = round_.signed_off_at or timezone.now()
    revision = revision_on(round_, moment)
    plan = signed_plan(revision, moment) if revision else None
    return _pack(round_, content, self_report_of(round_), None, plan, readiness_of(round_))


def _pack(
    round_: Round,
    content: Content,
    told: SelfReport,
    index: Index | None,
    plan: Plan | None,
    ready: ReadinessReport | None,
) -> Pack:
    return Pack(
        schema=SCHEMA,
        head=head_of(round_, content),
        opening=without_contact(told.opening),
        context=without_contact(told.context),
        areas=areas_from(told, index),
        index=index,
        plan=plan,
        readiness=readiness_from(ready, index) if ready else None,
    )


def head_of(round_: Round, content: Content) -> Head:
    signed = round_.signed_off_at
    now = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return Head(
        **head_words(round_, content),
        signed_off=signed is not None,
        at=timezone.localtime(signed) if signed else now,
    )


def signed_plan(revision: PlanRevision, moment: dt.datetime) -> Plan:
    """As it was by that moment: what was approved later was waiting."""
    report, approved = thaw(revision.report), revision.approved_at
    return Plan(
        number=revision.number,
        signed_on=_day(revision.signed_at),
        approved_on=_day(approved) if approved and approved <= moment else None,
        as_at=_day(moment),
        introduction=without_contact(report.head.introduction),
        actions=tuple(signed_actions(report.actions)),
    )


def _unsigned(round_: Round, content: Content, day: dt.date) -> Plan:
    plan = PlanRow.objects.filter(round=round_).first()
    if plan is None:
        return Plan(0, None, None, day, "", ())
    actions = unsigned_actions(actions_of(plan, content), posts_of(plan))
    return Plan(0, None, None, day, without_contact(plan.introduction), tuple(actions))


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localdate(moment)


def _thawed(kept: dict[str, Any]) -> Pack:
    if kept.get("schema") != SCHEMA:
        raise UnknownSchema(
            f"This pack is of schema {kept.get('schema')}; this version of LAQS reads {SCHEMA}."
        )
    return from_plain(Pack, kept)
