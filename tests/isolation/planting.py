"""Words that stand nowhere else, put where only some may read them: `ZQ`, whose they are, a dash, where they are."""

import re

from accounts.models import User
from evaluations.enums import RoundState
from evaluations.models import Round
from evaluations.reports.build import freeze
from tests.isolation import (
    planting_answers,
    planting_evidence,
    planting_inspections,
    planting_notes,
    planting_people,
    planting_plans,
    planting_readiness,
    planting_region,
    planting_rounds,
    planting_schools,
    planting_self,
    planting_survey,
)
from tests.permissions.world import House, Place, World

# At the beginning of a word, and no shorter: signed tokens hold such letters by chance.
SECRET = re.compile(r"(?<![\w=-])ZQ([A-Z]{3,})-([A-Z]{3,})", re.IGNORECASE)
EVERY_ROUND = tuple(RoundState)


def secrets_in(text: str) -> set[str]:
    return {f"{group}-{what}".upper() for group, what in SECRET.findall(text)}


def groups_in(text: str) -> set[str]:
    return {secret.partition("-")[0] for secret in secrets_in(text)}


def plant(world: World) -> set[str]:
    """Returns all that is planted."""
    _own(world)
    _other(world.other)
    return set(PLANTED)


PLANTED: set[str] = set()


def word(group: str, what: str) -> str:
    PLANTED.add(f"{group}-{what}".upper())
    return f"ZQ{group}-{what}"


def _own(world: World) -> None:
    house, people = world.own, world.people
    planting_people.person(house.membership.user, "PEOPLE", word)
    planting_people.invitation(house, "INVITED", word)
    rating, agreeing = house.places[RoundState.RATING], house.places[RoundState.AGREEING]
    for who in ("lead", "core", "guest"):
        planting_rounds.own_rating(
            rating.cell, people[who], word(who.upper(), "comment"), word(who.upper(), "before")
        )
    planting_answers.answer_of_a_team(rating, people["core"], "CORE", word)
    planting_answers.answer_of_a_team(agreeing, people["core"], "REVEALED", word)
    planting_answers.answer_of_a_team(
        house.places[RoundState.SIGNED_OFF], people["core"], "SIGNEDANSWERS", word
    )
    planting_rounds.own_rating(agreeing.cell, people["core"], word("REVEALEDNAMED", "comment"))
    planting_rounds.own_rating(agreeing.unnamed, people["core"], word("REVEALED", "comment"))
    planting_rounds.record(rating.cell, people["core"], "NAMED", word)
    planting_rounds.record(rating.unnamed, people["core"], "OPEN", word)
    planting_rounds.judge(agreeing.unnamed, people["lead"], "OPEN", word)
    planting_rounds.overall(agreeing.round, people["lead"], "OPEN", word)
    planting_evidence.evidence(house, house.item, "LIBRARY", word)
    planting_evidence.evidence(house, house.unused, "UNLINKED", word)
    planting_evidence.evidence(house, house.individual, "INDIVIDUAL", word)
    planting_plans.earlier(house, people["core"], "PLAN", word)
    _signed_off(house.places[RoundState.SIGNED_OFF], people)
    planting_rounds.highlighted(house, {"LEAD": people["lead"], "CORE": people["core"]}, "TEAM", word)
    for place in house.places.values():
        planting_plans.action_plan(place, people["lead"], "PLAN", word)
        planting_rounds.meeting(place, people["lead"], "OPEN", word)
    planting_rounds.both_views(
        house.places[RoundState.SIGNED_OFF], people["regional"], "BOTHVIEWS", "PROPOSED", word
    )
    planting_schools.schools(house, "SCHOOLS", "LEAD", word)
    planting_schools.returned(house, "RETURNS", "LEAD", word)
    planting_survey.survey(house, ("SURVEYED", "LEAD"), word)
    planting_region.support(house, "SUPPORT", "REGIONAL", word)
    planting_region.agenda(house, "AGENDA", word)
    planting_self.self_evaluations(house, planting_self.OWN, word)
    planting_notes.notes(house, planting_notes.OWN, word)
    planting_inspections.inspections(house, ("INSPECTED", "CONFIDED", "PUBLISHED"), word)
    planting_readiness.readiness(house, planting_readiness.OWN, ("RAISED", "CONTACTS"), word)


def _signed_off(place: Place, people: dict[str, User]) -> None:
    planting_rounds.own_rating(place.cell, people["core"], word("REVEALEDNAMED", "final"))
    planting_rounds.own_rating(place.unnamed, people["core"], word("REVEALED", "final"))
    for cell, group in ((place.cell, "FINALNAMED"), (place.unnamed, "FINAL")):
        planting_rounds.record(cell, people["core"], group, word)
        planting_rounds.judge(cell, people["lead"], group, word)
    planting_rounds.overall(place.round, people["lead"], "FINAL", word)
    place.round.report = freeze(place.round)
    place.round.save()


def _other(house: House) -> None:
    planting_rounds.highlighted(house, {"OTHER": house.lead}, "OTHER", word)
    house.authority.name = word("OTHERPEOPLE", "authority")
    house.authority.save()
    planting_people.person(house.membership.user, "OTHERPEOPLE", word)
    planting_people.person(house.lead, "OTHERPEOPLE", word)
    planting_people.invitation(house, "OTHERPEOPLE", word)
    house.authority.figures.update(period=word("OTHER", "figure"))
    for item in (house.item, house.unused, house.individual):
        planting_evidence.evidence(house, item, "OTHER", word)
    for place in house.places.values():
        for cell in (place.cell, place.unnamed):
            planting_rounds.own_rating(cell, house.lead, word("OTHER", "comment"))
            planting_rounds.record(cell, house.lead, "OTHER", word)
            planting_rounds.judge(cell, house.lead, "OTHER", word)
        planting_rounds.overall(place.round, house.lead, "OTHER", word)
        planting_plans.action_plan(place, house.lead, "OTHER", word)
        planting_rounds.meeting(place, house.lead, "OTHER", word)
        planting_answers.answer_of_a_team(place, house.lead, "OTHER", word)
        _rename(place.round)
    planting_rounds.both_views(house.places[RoundState.SIGNED_OFF], house.lead, "OTHER", "OTHERREGION", word)
    planting_schools.schools(house, "OTHER", "OTHER", word)
    planting_schools.returned(house, "OTHER", "OTHER", word)
    planting_survey.survey(house, ("OTHERSURVEYED", "OTHERSURVEYED"), word)
    planting_plans.earlier(house, house.lead, "OTHER", word)
    planting_region.support(house, "OTHER", "REGIONALELSEWHERE", word)
    planting_region.agenda(house, "OTHERAGENDA", word)
    planting_self.self_evaluations(house, planting_self.OTHER, word)
    planting_notes.notes(house, planting_notes.OTHER, word)
    planting_inspections.inspections(house, ("OTHERINSPECTED",) * 3, word)
    planting_readiness.readiness(house, planting_readiness.OTHER, ("OTHERREADY",) * 2, word)


def _rename(round_: Round) -> None:
    round_.name = f"{word('OTHER', 'round')} {round_.state}"
    round_.slug = f"{word('OTHER', 'slug').lower()}-{round_.state}"
    round_.period = word("OTHER", "period")
    if round_.is_signed_off:
        round_.report = freeze(round_)
    round_.save()
