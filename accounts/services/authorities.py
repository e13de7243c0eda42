"""The register of regions and local authorities, from a file shaped like fixtures/local_authorities.csv."""

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from accounts.models import LocalAuthority, Region

COLUMNS = {
    "la_code", "name", "gss_code", "previous_gss_codes", "region", "region_gss", "gor_code", "la_type",
    "abolished", "in_2009", "in_2013", "current", "successor_la_codes",
}  # fmt: skip
TRUTH = {"True": True, "False": False}
KEPT_CURRENT = [
    "name", "gss_code", "previous_gss_codes", "region", "la_type",
    "in_2009", "in_2013", "current", "abolished",
]  # fmt: skip

Row = Mapping[str, str]


class BadFile(Exception):
    """Every message names the line of the file."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__("\n".join(messages))
        self.messages = messages


@dataclass(frozen=True)
class Loaded:
    regions: int
    authorities: int
    added: int


def read_authorities(path: Path) -> list[dict[str, str]]:
    """Raises BadFile; nothing is loaded from a file with one bad line."""
    rows = _rows(path)
    codes = [row["la_code"] for row in rows]
    messages = [f"line {n}: {what}" for n, row in enumerate(rows, 2) for what in _faults(row, codes)]
    if messages:
        raise BadFile(messages)
    return rows


@transaction.atomic
def load_authorities(rows: list[dict[str, str]]) -> Loaded:
    """Adds what is new and brings the rest up to date; addresses (slugs) once given stay as they are."""
    regions = _load_regions(rows)
    slugs = _slugs(rows)
    known = set(LocalAuthority.objects.values_list("code", flat=True))
    LocalAuthority.objects.bulk_create(
        [_authority(row, regions[row["gor_code"]], slugs[row["la_code"]]) for row in rows],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=KEPT_CURRENT,
    )
    _link_successors(rows)
    return Loaded(len(regions), len(rows), len({row["la_code"] for row in rows} - known))


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file, restval="")
            rows = list(reader)
    except UnicodeDecodeError:
        raise BadFile(["this is not text in UTF-8; save it as CSV UTF-8"]) from None
    if missing := COLUMNS - set(reader.fieldnames or ()):
        raise BadFile([f"line 1: no column {name}" for name in sorted(missing)])
    return rows


def _faults(row: Row, codes: list[str]) -> Iterable[str]:
    code = row["la_code"]
    if len(code) != 3 or not code.isdigit():
        yield f"la_code {code!r} is not three digits"
    if codes.count(code) > 1:
        yield f"la_code {code} is there twice"
    yield from (f"no {column}" for column in ("name", "region", "gor_code") if not row[column])
    for column in ("in_2009", "in_2013", "current"):
        if row[column] not in TRUTH:
            yield f"{column} is {row[column]!r}, not True or False"
    yield from (f"successor {after} is not in the file" for after in _successors(row) if after not in codes)
    if row["abolished"] and _date(row["abolished"]) is None:
        yield f"abolished {row['abolished']!r} is not a date like 2009-03-31"


def _load_regions(rows: list[dict[str, str]]) -> dict[str, Region]:
    named = {row["gor_code"]: row for row in rows}
    Region.objects.bulk_create(
        [
            Region(code=code, name=row["region"], slug=slugify(row["region"]), gss_code=row["region_gss"])
            for code, row in named.items()
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "gss_code"],
    )
    return {region.code: region for region in Region.objects.filter(code__in=named)}


def _slugs(rows: list[dict[str, str]]) -> dict[str, str]:
    """By code. Dorset was abolished and made anew: the one of today has the plain address."""
    times = Counter(row["name"] for row in rows)
    plain = [row for row in rows if times[row["name"]] == 1 or TRUTH[row["current"]]]
    with_code = {row["la_code"]: slugify(f"{row['name']} {row['la_code']}") for row in rows}
    return with_code | {row["la_code"]: slugify(row["name"]) for row in plain}


def _authority(row: Row, region: Region, slug: str) -> LocalAuthority:
    return LocalAuthority(
        code=row["la_code"],
        name=row["name"],
        slug=slug,
        gss_code=row["gss_code"],
        previous_gss_codes=row["previous_gss_codes"],
        region=region,
        la_type=row["la_type"],
        in_2009=TRUTH[row["in_2009"]],
        in_2013=TRUTH[row["in_2013"]],
        current=TRUTH[row["current"]],
        abolished=_date(row["abolished"]),
    )


def _link_successors(rows: list[dict[str, str]]) -> None:
    pks = dict(LocalAuthority.objects.values_list("code", "pk"))
    through = LocalAuthority.successors.through
    wanted = {(pks[row["la_code"]], pks[after]) for row in rows for after in _successors(row)}
    links = through.objects.filter(from_localauthority_id__in=[pks[row["la_code"]] for row in rows])
    stale = [
        link.pk for link in links if (link.from_localauthority_id, link.to_localauthority_id) not in wanted
    ]
    through.objects.filter(pk__in=stale).delete()
    through.objects.bulk_create(
        [through(from_localauthority_id=before, to_localauthority_id=after) for before, after in wanted],
        ignore_conflicts=True,
    )


def _successors(row: Row) -> list[str]:
    return [code.strip() for code in row["successor_la_codes"].split(";") if code.strip()]


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
