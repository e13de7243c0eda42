"""Evidence of the demo: an item goes into an authority's library when a round first needs it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import LocalAuthority, User
from evaluations.demo.calendar import Calendar
from evaluations.demo.dates import Diary, moment, weekday_from
from evaluations.demo.reading import DemoFault, Raw, demo_dir, known
from evaluations.files import Accepted, accept, content_type_of
from evaluations.models import EvidenceItem
from evaluations.services.evidence import Details, add_item

ITEM_KEYS = {"title", "source_type", "dated", "impact", "individual", "summary", "url", "file", "by"}
LATER = dt.timedelta(days=3)
SHARED = "region/evidence.yaml"  # of the authorities that are there to fill the region


class Library:
    """The items of one authority by the keys that the round files use."""

    def __init__(
        self, authority: LocalAuthority, people: Mapping[str, User], diary: Diary, calendar: Calendar
    ) -> None:
        self.authority = authority
        self.people = people
        self.diary = diary
        self.file = f"{authority.slug}/evidence.yaml"
        if not (demo_dir() / self.file).is_file():
            self.file = SHARED
        self.raw: Mapping[str, Raw] = calendar.read(self.file)

    def items(self, keys: Iterable[str]) -> list[EvidenceItem]:
        return [self._item(key) for key in keys]

    def impact(self, keys: Iterable[str]) -> str | None:
        """The strongest that these show; None of none."""
        return max((self._raw(key).get("impact", "none") for key in keys), default=None)

    def complete_on(self, keys: Iterable[str]) -> dt.date:
        """The day by which all of these have been added."""
        return max(_added_on(self._raw(key)) for key in keys)

    def add_the_rest(self) -> None:
        """What no round rests on."""
        for key in self.raw:
            self._item(key)

    def _raw(self, key: str) -> Raw:
        if key not in self.raw:
            raise DemoFault(f"fixtures/demo, {self.file}: no item {key}")
        return known(f"{self.file}, {key}", self.raw[key], ITEM_KEYS)

    @cached_property
    def _kept(self) -> dict[str, EvidenceItem]:
        """By title; read once, since rounds rest on the same items again and again."""
        return {item.title: item for item in EvidenceItem.objects.filter(authority=self.authority)}

    def _item(self, key: str) -> EvidenceItem:
        raw = self._raw(key)
        if raw["title"] not in self._kept:
            self._kept[raw["title"]] = self._add(key, raw)
        return self._kept[raw["title"]]

    def _add(self, key: str, raw: Raw) -> EvidenceItem:
        details = Details(
            title=raw["title"],
            source_type=raw["source_type"],
            dated=raw["dated"],
            url=raw.get("url", ""),
            summary=raw["summary"],
            impact=raw.get("impact", "none"),
            individual=raw.get("individual", False),
        )
        item = add_item(
            authority=self.authority,
            user=self.people[raw["by"].format(authority=self.authority.slug)],
            details=details,
            upload=_upload(raw),
        )
        self.diary.keep(moment(_added_on(raw), Random(key)), [item])  # noqa: S311
        return item


def _added_on(raw: Raw) -> dt.date:
    return weekday_from(raw["dated"] + LATER)


def _upload(raw: Raw) -> Accepted | None:
    name = raw.get("file")
    if not name:
        return None
    content = (demo_dir() / "files" / name).read_bytes()
    return accept(SimpleUploadedFile(name, content, content_type_of(name)))
