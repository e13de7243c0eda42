"""Statistical neighbours from a file of codes: all of an authority that the file names take the place of what was."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from django.db import transaction

from schools.figures.formats import Refused, UnknownFile
from schools.figures.places import Places
from schools.figures.reading import csv_in
from schools.figures.values import Odd
from schools.models import Neighbour

COLUMNS = frozenset({"authority_code", "neighbour_code", "rank"})


@dataclass(slots=True)
class Neighbours:
    """By authority and neighbour (their pks)."""

    rows: dict[int, dict[int, Neighbour]] = field(default_factory=lambda: defaultdict(dict))
    refused: list[Refused] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(map(len, self.rows.values()))


@transaction.atomic
def bring_in_neighbours(file: BinaryIO) -> Neighbours:
    """Raises NotCsv, UnknownFile. Codes are of three digits, or of the Office for National Statistics."""
    found, places = Neighbours(), Places()
    with csv_in(file) as (header, rows):
        if not frozenset(header) >= COLUMNS:
            raise UnknownFile(f"A file of neighbours has the columns {', '.join(sorted(COLUMNS))}.")
        for line, row in rows:
            try:
                one = _neighbour(row, places)
            except Odd as odd:
                found.refused.append(Refused(line, f"{odd}."))
            else:
                found.rows[one.authority_id][one.other_id] = one
    Neighbour.objects.filter(authority__in=found.rows).delete()
    Neighbour.objects.bulk_create([one for rows in found.rows.values() for one in rows.values()])
    return found


def _neighbour(row: Mapping[str, str], places: Places) -> Neighbour:
    whose, other = (
        places.find("la", row[name]).authority or 0 for name in ("authority_code", "neighbour_code")
    )
    if whose == other:
        raise Odd("an authority is no neighbour of itself")
    rank = row["rank"].strip()
    if not (rank.isascii() and rank.isdigit() and 1 <= int(rank) <= 100):
        raise Odd(f"“{rank[:40]}” is not a rank between 1 and 100")
    return Neighbour(
        authority_id=whose, other_id=other, rank=int(rank), closeness=row.get("closeness", "").strip()[:40]
    )
