"""What schools said to the questions of inspectors, as fixtures/demo tells it: the survey for an inspection."""

from evaluations.demo.dates import at, happened
from evaluations.demo.reading import Raw, known
from evaluations.demo.returns import ANSWERED, SENT, Asking, by_link, finish_asking, note_sent
from evaluations.demo.stage import Stage
from schools.enums import CollectionKind, Judged
from schools.models import Ask, Collection, School
from schools.questionnaires.inspection import INSPECTION
from schools.services.asking import ask_schools
from schools.services.collections import start

FILE_KEYS = {"name", "asked", "due", "reminded", "opened", "message", "not_good", "answers"}
ANSWER_KEYS = {"day", "by", *INSPECTION.nothing} - {"answered_by", "answered_as"}


def survey_schools(stage: Stage) -> None:
    raw = known(stage.plan.survey, stage.calendar.read(stage.plan.survey), FILE_KEYS)
    collection = start(
        authority=stage.authority,
        user=stage.lead,
        name=raw["name"],
        due=raw["due"],
        message=raw["message"],
        kind=CollectionKind.INSPECTION,
    )
    happened(at(raw["asked"], SENT), collection, "created_at")
    asking = Asking(stage, raw, collection)
    asks = _asks(stage, raw, collection)
    for urn, ask in asks.items():
        note_sent(asking, urn, ask)
    for urn, one in raw["answers"].items():
        _answer(asks[urn], known(f"{stage.plan.survey}, {urn}", one, ANSWER_KEYS))
    finish_asking(asking, asks)


def _asks(stage: Stage, raw: Raw, collection: Collection) -> dict[int, Ask]:
    """By URN; the register has no grades, so who asks says which schools are not good."""
    weak = set(raw["not_good"])
    schools = [one for one in School.objects.filter(authority=stage.authority) if one.is_open]
    groups = {
        Judged.NOT_GOOD: [one for one in schools if one.urn in weak],
        Judged.GOOD: [one for one in schools if one.urn not in weak],
    }
    made = [
        ask
        for judged, asked in groups.items()
        for ask in ask_schools(collection=collection, schools=asked, user=stage.lead, judged=judged)
    ]
    return {ask.school.urn: ask for ask in made if ask.school}


def _answer(ask: Ask, raw: Raw) -> None:
    name, post = raw["by"]
    said = {key: value for key, value in raw.items() if key not in {"day", "by"}}
    answers = {**INSPECTION.nothing, **ask.known, **said, "answered_by": name, "answered_as": post}
    row = by_link(ask, answers, raw["day"])
    happened(at(raw["day"], ANSWERED, ask.pk % 60), row, "answered_at")
