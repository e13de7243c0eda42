"""Words that stand nowhere else, in what a team answers and in the table that it points at."""

from collections.abc import Callable

from accounts.models import User
from evaluations.models import TeamAnswer
from tests.permissions.areas.answering import TEAM
from tests.permissions.world import Place

Word = Callable[[str, str], str]


def answer_of_a_team(place: Place, user: User, group: str, word: Word) -> None:
    """All that a team says to one question, now and before."""
    answer = TeamAnswer.objects.get(team__round=place.round, team__name=TEAM)
    answer.updated_by = user
    for text in ("answeredbefore", "answered"):
        answer.text, answer.figures = word(group, text), word(group, "trend")
        answer.save()
    answer.evidence.create(kind="own", words=word(group, "restson"), added_by=user)
    answer.variations.create(
        kind="group", what=word(group, "differs"), text=word(group, "differshow"), updated_by=user
    )
    table = place.round.digest.get()
    where = group if group in {"OTHER", "SIGNEDANSWERS"} else "OPEN"
    table.title, table.source, table.rows = (
        word(where, "table"),
        word(where, "tablesource"),
        [[word(where, "row"), "1"]],
    )
    table.save()
    answer.cites.add(table)
    answer.priorities.create(text=word(group, "aim"), progress=word(group, "howfar"), updated_by=user)
