"""python -m bench.database: fills an empty, migrated database and writes the plan of what to measure."""

import json
from random import Random

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from accounts.models import User  # noqa: E402
from bench.database import sizes  # noqa: E402
from bench.database.answering import make_answers  # noqa: E402
from bench.database.answers import variants  # noqa: E402
from bench.database.bulk import Numbers, copy_history  # noqa: E402
from bench.database.evidence import make_evidence  # noqa: E402
from bench.database.figures import make_figures  # noqa: E402
from bench.database.library import make_libraries  # noqa: E402
from bench.database.places import make_places  # noqa: E402
from bench.database.plan import plan_of  # noqa: E402
from bench.database.regional import make_director, post, regional_plan  # noqa: E402
from bench.database.rounds import Maker  # noqa: E402
from bench.database.schedule import make_schedule  # noqa: E402
from bench.database.teams import make_teams  # noqa: E402
from bench.place import PLAN  # noqa: E402
from bench.say import say  # noqa: E402
from evaluations.models import (  # noqa: E402
    Answer,
    EvidenceItem,
    EvidenceLink,
    Judgement,
    Overall,
    Proposal,
    Rating,
    Round,
)
from evaluations.reports.build import freeze  # noqa: E402
from standards.content import Content, content_for  # noqa: E402
from standards.loading import load  # noqa: E402
from standards.models import Framework  # noqa: E402

HISTORIES = (
    (Round, "created_at", "created_by_id"),
    (Answer, "updated_at", "updated_by_id"),
    (Rating, "updated_at", "user_id"),
    (EvidenceItem, "added_at", "added_by_id"),
    (EvidenceLink, "added_at", "added_by_id"),
    (Judgement, "updated_at", "updated_by_id"),
    (Proposal, "proposed_at", "proposed_by_id"),
    (Overall, "updated_at", "updated_by_id"),
)
PLACES_AT_ONCE = 19


def build() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    load([settings.FRAMEWORKS_DIR])
    content = content_for(Framework.objects.get(slug=sizes.FRAMEWORK))
    with transaction.atomic():
        _fill(content)


def _fill(content: Content) -> None:
    rng, numbers = Random(sizes.SEED), Numbers()
    places = make_places(numbers)
    libraries = make_libraries(numbers, places, rng)
    director, director_of_two = (make_director(numbers, name) for name in ("director", "director-of-two"))
    maker = Maker(content, variants(content, rng), rng, numbers, director)
    rounds: dict[int, list[Round]] = {}
    for number, place in enumerate(places, 1):
        rounds[place.authority.pk] = maker.make(place, libraries[place.authority.pk])
        if number % PLACES_AT_ONCE == 0 or number == len(places):
            maker.write()
            say(f"  {number} of {len(places)} authorities")
    for model, at, by in HISTORIES:
        copy_history(model, at, by)
    say("  signed-off reports")
    for place in (places[0], places[-1]):
        _freeze(content, rounds[place.authority.pk])
    regional = regional_plan(places, post(director, places[0]), post(director_of_two, places[-1]))
    say("  figures of every authority")
    make_figures(rng)
    say("  teams at the G&T standards")
    teams = make_teams(content_for(Framework.objects.get(slug="laqs")), rng)
    say("  teams' answers on the Lancashire LASER")
    laser = content_for(Framework.objects.get(slug="lancashire-laser"))
    for name, team in teams.items():
        lead = User.objects.get(email=team["email"])
        team["laser"] = make_answers(laser, rng, lead, much=name == "many")
    say("  self-evaluations on Ofsted's schedule")
    schedule = content_for(Framework.objects.get(slug="ofsted-la-school-improvement"))
    for name, team in teams.items():
        lead = User.objects.get(email=team["email"])
        team["schedule"] = make_schedule(schedule, rng, lead, much=name == "many")
    say("  libraries to map and to search")
    evidence = make_evidence(rng)
    plan = {**plan_of(content, places, rounds), **regional, **teams, **evidence}
    PLAN.write_text(json.dumps(plan, indent=1))


def _freeze(content: Content, rounds: list[Round]) -> None:
    for row in rounds:
        if row.is_signed_off:
            row.report = freeze(row, content)
            Round.objects.filter(pk=row.pk).update(report=row.report)


if __name__ == "__main__":
    build()
