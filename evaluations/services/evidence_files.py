"""Keeping files on disk in step with rows: a file goes only once nothing committed points to it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.storage import default_storage
from django.db import transaction

from evaluations.files import Accepted
from evaluations.models import EvidenceItem
from evaluations.selectors.evidence_uses import signed_off_with


@contextmanager
def put_file(item: EvidenceItem, upload: Accepted) -> Iterator[None]:
    """Stores the file under a random name; takes it away again where saving the item fails."""
    item.file.save(upload.name, upload.file, save=False)
    item.file_name, item.content_type = upload.name, upload.content_type
    item.size, item.sha256 = upload.size, upload.sha256
    try:
        yield
    except BaseException:
        item.file.delete(save=False)
        raise


def take_file_away(item: EvidenceItem) -> None:
    item.file.name = ""
    item.file_name = item.content_type = item.sha256 = ""
    item.size = 0


def removed_after_commit(name: str | None, item: EvidenceItem | None = None) -> None:
    """`item` is the one that the file belonged to and that stays.

    A file that a signed-off round rested on is kept: the round's report names its sum, and the item's
    history offers it.
    """
    if name and not (item is not None and signed_off_with(item).exists()):
        transaction.on_commit(lambda: default_storage.delete(name))
