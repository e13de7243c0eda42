"""The way of an uploaded file of figures: looked through, shown, then brought in or put aside."""

import datetime as dt
import hashlib
from typing import Any, BinaryIO

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from schools.figures.catalogue import load_indicators
from schools.figures.importing import Outcome, bring_in, preview
from schools.intake.files import check_size, opened, refuse_workbook
from schools.models import FiguresImport

LASTS = dt.timedelta(days=1)
MOST_BYTES = 20 * 1024 * 1024
MOST_NAMED = 100


def look_through(*, user: User, upload: Any) -> FiguresImport:
    """Writes no figure. Raises Unreadable, NotCsv, UnknownFile; then nothing is kept."""
    put_aside_abandoned()
    file, name = opened(upload)
    check_size(file, name, MOST_BYTES)
    refuse_workbook(file, name)
    load_indicators()
    file.seek(0)
    outcome = preview(file)
    upload.seek(0)
    digest = hashlib.sha256(upload.read()).hexdigest()
    made = FiguresImport(file_name=name, sha256=digest, counts=told(outcome), by=user)
    upload.seek(0)
    made.file.save("figures", upload, save=False)
    made.save()
    return made


@transaction.atomic
def confirm(*, user: User, pk: int) -> FiguresImport:
    """All of it or nothing; a repeat changes nothing, and neither does one whose file is gone."""
    row = FiguresImport.objects.select_for_update().get(pk=pk, by=user)
    if not row.file:
        return row
    with row.file.open("rb") as file:
        row.counts = told(bring_in(_plain(file)))
    row.at = timezone.now()
    _forget_file(row)
    row.save()
    return row


@transaction.atomic
def put_aside(*, user: User, pk: int) -> None:
    """What was brought in stays in the list of imports."""
    row = FiguresImport.objects.select_for_update().get(pk=pk, by=user)
    if row.file:
        _forget_file(row)
        row.delete()


@transaction.atomic
def put_aside_abandoned() -> None:
    """Those that nobody has confirmed for a day."""
    waiting = FiguresImport.objects.exclude(file="").filter(at__lt=timezone.now() - LASTS)
    for row in waiting.select_for_update():
        _forget_file(row)
        row.delete()


def told(outcome: Outcome) -> dict[str, Any]:
    """As it is kept: counts, and rows with what is said of them."""
    return {
        "added": outcome.added,
        "changed": outcome.changed,
        "same": outcome.same,
        "missing": outcome.missing,
        "refused": outcome.refusals,
        "moves": outcome.moves,
        "series": len(outcome.by_indicator),
        "lines": [[one.line, one.why] for one in outcome.refused],
        "unknown": [[code[:80], count] for code, count in outcome.unknown.most_common(MOST_NAMED)],
        "unknown_series": len(outcome.unknown),
        "unknown_rows": outcome.unknown.total(),
    }


def _plain(file: Any) -> BinaryIO:
    return opened(file)[0]


def _forget_file(row: FiguresImport) -> None:
    """Deleted once it is sure that nothing more is read of it."""
    storage, name = row.file.storage, row.file.name or ""
    row.file = ""
    transaction.on_commit(lambda: storage.delete(name))
