"""The way of an uploaded file of the register: checked, confirmed, written; or put aside at any time before its end."""

import datetime as dt
from tempfile import SpooledTemporaryFile
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from accounts.models import LocalAuthority, User
from schools.enums import Stage
from schools.gias.batches import SIZE
from schools.gias.stored import IN_MEMORY, Part, read_part, store
from schools.intake.files import opened
from schools.models import RegisterImport
from schools.selectors.comparing import Frame, compare, frame_for
from schools.selectors.imports import UNFINISHED, Tally, imports_for
from schools.services.register import write_links, write_schools

LASTS = dt.timedelta(days=1)


def start_import(
    *, user: User, upload: Any, links: Any | None, authority: LocalAuthority | None
) -> RegisterImport:
    """Keeps what is wanted of the file. Raises Unreadable; then nothing is kept."""
    put_aside_abandoned()
    with SpooledTemporaryFile(IN_MEMORY) as kept:
        rows = store(upload, links, kept)
        kept.seek(0)
        made = RegisterImport(authority=authority, file_name=opened(upload)[1], rows=rows, started_by=user)
        made.file.save("register", File(kept), save=False)
    made.save()
    return made


@transaction.atomic
def advance(*, user: User, pk: int, position: int) -> RegisterImport:
    """Checks or writes the next rows, unless that was done since `position` was seen. Raises DoesNotExist.

    Where the file is no longer on the server it is put aside.
    """
    row = _locked(user, pk)
    if row.stage not in {Stage.CHECKING, Stage.WRITING} or row.position != position:
        return row
    try:
        with row.file.open("rb") as file:
            part = read_part(file, row.position, SIZE)
    except (FileNotFoundError, ValueError):
        _put_aside(row)
        return row
    frame = frame_for(part.layout, row.authority, part.twice)
    if row.stage == Stage.CHECKING:
        row.preview = _checked(Tally.kept(row.preview), part, frame)
    else:
        row.outcome = _written(Tally.kept(row.outcome), part, frame)
    row.rows_done, row.position = row.rows_done + part.count, part.end
    if row.rows_done >= row.rows or not part.count:
        _end_stage(row)
    row.save()
    return row


@transaction.atomic
def confirm(*, user: User, pk: int) -> RegisterImport:
    """From its preview to writing; a repeat changes nothing."""
    row = _locked(user, pk)
    if row.stage == Stage.CHECKED:
        row.stage, row.rows_done, row.position = Stage.WRITING, 0, 0
        row.save()
    return row


@transaction.atomic
def put_aside(*, user: User, pk: int) -> RegisterImport:
    row = _locked(user, pk)
    if row.stage in UNFINISHED:
        _put_aside(row)
    return row


@transaction.atomic
def put_aside_abandoned() -> None:
    """Those that nobody has gone on with for a day."""
    old = RegisterImport.objects.filter(stage__in=UNFINISHED, started_at__lt=timezone.now() - LASTS)
    for row in old.select_for_update():
        _put_aside(row)


def _locked(user: User, pk: int) -> RegisterImport:
    return imports_for(user).select_for_update(of=("self",)).get(pk=pk)


def _checked(tally: Tally, part: Part, frame: Frame) -> dict[str, Any]:
    tally.add(compare(part.schools, frame))
    tally.links += len(part.links)
    return tally.to_keep()


def _written(tally: Tally, part: Part, frame: Frame) -> dict[str, Any]:
    compared = compare(part.schools, frame)
    write_schools(compared=compared, frame=frame)
    tally.add(compared)
    if part.links:
        tally.links += write_links(links=part.links, frame=frame)
    return tally.to_keep()


def _end_stage(row: RegisterImport) -> None:
    if row.stage == Stage.CHECKING:
        row.stage = Stage.CHECKED
        return
    row.stage, row.finished_at = Stage.DONE, timezone.now()
    _delete_file(row)


def _put_aside(row: RegisterImport) -> None:
    row.stage, row.finished_at = Stage.PUT_ASIDE, timezone.now()
    _delete_file(row)
    row.save()


def _delete_file(row: RegisterImport) -> None:
    """Once it is sure that nothing more is read of it."""
    storage, name = row.file.storage, row.file.name
    row.file = ""
    if name:
        transaction.on_commit(lambda: storage.delete(name))
