"""Words that stand nowhere else, in schools: the register, uploads of it, and what schools returned."""

from collections.abc import Callable

from schools.models import Point, RegisterImport, SchoolLink
from tests.permissions.world import House

Word = Callable[[str, str], str]


def schools(house: House, group: str, lead: str, word: Word) -> None:
    """A school and the one before it; what the lead's upload would change, and what somebody else's would."""
    school = house.authority.schools.get(establishment_number="REG")
    for name in ("name", "street", "town", "trust", "type_name"):
        setattr(school, name, word(group, f"school{name.replace('_', '')}"))
    school.save()
    SchoolLink.objects.create(
        school=school, other_urn=1, other_name=word(group, "schoolbefore"), kind="Predecessor"
    )
    for name, whose in (("checked.csv", lead), ("others.csv", "UPLOADER")):
        upload = RegisterImport.objects.get(authority=house.authority, file_name=name)
        line = [2, "1", word(whose, "uploadedname"), word(whose, "uploadedreason")]
        upload.preview = {"counts": {"refused": 1}, "lines": {"refused": [line]}, "links": 0}
        upload.save()


def returned(house: House, group: str, lead: str, word: Word) -> None:
    """What the lead writes to schools, and all that one of them answered."""
    collection = house.authority.collections.get(kind="stage-one")
    collection.message = word(lead, "message")
    collection.save()
    ask = collection.asks.exclude(answer=None).get()
    ask.email = f"{word(group, 'askedat').lower()}@example.org"
    ask.save()
    for field in ("since", "for_other", "answered_by", "answered_as"):
        setattr(ask.answer, field, word(group, field.replace("_", "")))
    ask.answer.save()
    point, theme = Point.objects.get(answer=ask.answer), collection.themes.get()
    point.text, theme.title, theme.could_do = (
        word(group, "point"),
        word(group, "theme"),
        word(group, "coulddo"),
    )
    point.save()
    theme.save()
