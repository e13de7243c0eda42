"""Rounds that authorities of a region signed off, at levels that a test names."""

from evaluations.enums import View
from evaluations.models import Judgement, Proposal
from standards.content import content_for
from tests.evaluations.regional.conftest import sign_off
from tests.factories.accounts import AuthorityFactory
from tests.factories.answers import DAY
from tests.factories.rounds import RoundFactory, cell_of


def round_of(place, region, lead, code="G", primary=(), **more):
    """Signed off, everything at `code` but the aspects given for Primary."""
    authority = more.pop("authority", None) or AuthorityFactory(
        name=place, slug=place.lower().replace(" ", "-"), region=region
    )
    round_ = sign_off(RoundFactory(authority=authority, created_by=lead, **more), lead)
    levels = {level.code: level.pk for level in content_for(round_.framework).levels}
    for judgement in Judgement.objects.filter(cell__round=round_).select_related(
        "cell__element", "cell__phase"
    ):
        in_primary = judgement.cell.phase.ref == "primary"
        judgement.level_id = levels[
            dict(primary).get(judgement.cell.element.ref, code) if in_primary else code
        ]
        judgement.save()
    return round_


def review(round_, director, element, code, reason="Seen otherwise.", phase="primary"):
    """The National Strategies view of a cell, proposed and agreed."""
    cell = cell_of(round_, element, phase)
    level = content_for(round_.framework).level(code).pk
    Judgement.objects.create(
        cell=cell, view=View.STRATEGIES, level_id=level, agreed_on=DAY, updated_by=director, rationale="Ours."
    )
    Proposal.objects.create(
        cell=cell,
        level_id=level,
        rationale="Ours.",
        difference=reason,
        proposed_by=director,
        agreed_by=director,
        agreed_at=round_.signed_off_at,
    )
