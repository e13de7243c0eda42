"""The way of a framework file in the browser: brought, replaced, then published or discarded."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from standards.enums import DraftState
from standards.loading import InvalidFramework
from standards.loading.received import Received, received
from standards.loading.store import store
from standards.models import Framework, FrameworkDraft
from standards.selectors.drafts import drafts_of, parsed, standing_of
from standards.services.errors import Overtaken, Refused

MOST_WAITING = 20


def bring(*, user: Any, upload: Any) -> FrameworkDraft:
    """Kept with everything that is wrong with it. Raises NotTaken for what is no text, Refused for too many."""
    file = received(upload)
    if drafts_of(user).count() >= MOST_WAITING:
        raise Refused(f"You have {MOST_WAITING} files here that are not published. Discard one first.")
    draft = FrameworkDraft(by=user)
    _read(draft, file)
    draft.save()
    return draft


def replace(*, user: Any, pk: int, version: int, upload: Any) -> FrameworkDraft:
    """The file anew in the place of what was sent before."""
    file = received(upload)
    with transaction.atomic():
        draft = _locked(user, pk, version)
        _read(draft, file)
        draft.version += 1
        draft.uploaded_at = timezone.now()
        draft.save()
    return draft


@transaction.atomic
def discard(*, user: Any, pk: int, version: int) -> None:
    _locked(user, pk, version).delete()


def publish(*, user: Any, pk: int, version: int) -> FrameworkDraft:
    """For everyone to read and for rounds to use: all of it or nothing. Raises Refused with every reason."""
    with _said(), transaction.atomic():
        draft = _locked(user, pk, version)
        if not draft.is_ready:
            raise Refused("The file has errors. Mend them and upload it again.")
        if problems := standing_of(draft).problems:
            raise Refused(*(f"Line {problem.line}: {problem.message}." for problem in problems))
        store([parsed(draft.file_name, draft.text)])
        draft.framework = Framework.objects.get(slug=draft.slug, version=draft.framework_version)
        draft.state, draft.published_at = DraftState.PUBLISHED, timezone.now()
        draft.version += 1
        draft.save()
    return draft


@contextmanager
def _said() -> Iterator[None]:
    """What became true between looking and writing."""
    try:
        yield
    except InvalidFramework as error:
        raise Refused(*(f"{problem.message}." for problem in error.problems)) from error
    except IntegrityError as error:
        raise Refused(
            "Somebody published this version, or began a round on it, at the same moment. "
            "Nothing of yours was written. Look at it again."
        ) from error


def _locked(user: Any, pk: int, version: int) -> FrameworkDraft:
    draft = drafts_of(user).select_for_update().filter(pk=pk, version=version).first()
    if draft is None:
        raise Overtaken
    return draft


def _read(draft: FrameworkDraft, file: Received) -> None:
    draft.file_name, draft.text = file.name, file.text
    draft.sha256 = hashlib.sha256(file.text.encode()).hexdigest()
    draft.slug = draft.framework_version = draft.title = ""
    draft.problems, draft.state = [], DraftState.READY
    try:
        raw = parsed(file.name, file.text).raw
    except InvalidFramework as error:
        draft.state = DraftState.FAULTY
        draft.problems = [[problem.line, problem.field, problem.message] for problem in error.problems]
    else:
        draft.slug, draft.framework_version, draft.title = raw["slug"], raw["version"], raw["short_title"]
