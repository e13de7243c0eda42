"""Words that stand nowhere else, in an item of the library: its own, its file's and those of its links."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile

from evaluations.files import accept
from evaluations.models import EvidenceItem, EvidenceLink
from evaluations.services.evidence import Details, add_item
from tests.permissions.world import House

Word = Callable[[str, str], str]


def evidence(house: House, item: EvidenceItem, group: str, word: Word) -> None:
    """Everything that an item says, its file and the history of both."""
    details = Details(
        title=word(group, "title"),
        source_type=word(group, "type"),
        summary=word(group, "summary"),
        url=f"https://example.org/{word(group, 'link')}",
        impact="some",
        individual=item.individual,
    )
    named = SimpleUploadedFile(f"{word(group, 'file')}.txt", word(group, "content").encode())
    made = add_item(authority=house.authority, user=item.added_by, details=details, upload=accept(named))
    for link in list(item.links.all()):
        EvidenceLink.objects.create(
            cell=link.cell, item=made, added_by=made.added_by, note=word(group, "linked")
        )
