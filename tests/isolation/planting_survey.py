"""What a school wrote to its authority in confidence, in every question of the survey that takes words."""

from collections.abc import Callable

from schools.models import Reply
from schools.questionnaires import INSPECTION, Kind
from tests.permissions.world import House


def survey(house: House, groups: tuple[str, str], word: Callable[[str, str], str]) -> None:
    """`groups`: whose words the answer is, and the message to schools."""
    answered, asking = groups
    collection = house.authority.collections.get(kind="inspection")
    collection.message = word(asking, "surveymessage")
    collection.save()
    row = collection.asks.exclude(answer=None).get().answer
    row.answered_by, row.answered_as = word(answered, "surveyedby"), word(answered, "surveyedas")
    row.save()
    Reply.objects.filter(answer=row).delete()
    for question in INSPECTION.questions:
        if question.kind == Kind.PROSE:
            name = f"survey{question.key.replace('_', '')}"
            Reply.objects.create(answer=row, question=question.key, value=word(answered, name))
