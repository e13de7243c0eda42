"""Files of the register, made on the spot. All schools in them are fictional: their numbers begin with 9."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

DATA = Path(__file__).parent / "data"
WOLVERHAMPTON = DATA / "wolverhampton.csv"
OF_2018 = DATA / "four_rows_of_2018.csv"

ROW = {
    "URN": "900001",
    "LA (code)": "336",
    "EstablishmentNumber": "2042",
    "EstablishmentName": "Acorn Primary School",
    "TypeOfEstablishment (code)": "01",
    "TypeOfEstablishment (name)": "Community school",
    "EstablishmentTypeGroup (code)": "4",
    "EstablishmentTypeGroup (name)": "Local authority maintained schools",
    "EstablishmentStatus (code)": "1",
    "EstablishmentStatus (name)": "Open",
    "OpenDate": "01-09-1998",
    "CloseDate": "",
    "PhaseOfEducation (name)": "Primary",
    "StatutoryLowAge": "4",
    "StatutoryHighAge": "11",
    "NumberOfPupils": "210",
    "PercentageFSM": "17.5",
    "Town": "Anytown",
    "Postcode": "AB1 2CD",
    "HeadFirstName": "Hilda",
    "HeadLastName": "Headteacher",
}
LINK = {
    "URN": "900001",
    "LinkURN": "900002",
    "LinkName": "Old Acorn",
    "LinkType": "Predecessor",
    "LinkEstablishedDate": "01-09-2012",
}


def rows(*changes: Mapping[str, str]) -> bytes:
    """A row for each, with what it changes; numbers go up by one from 900001."""
    numbered = ({**ROW, "URN": f"{900_001 + at}", **change} for at, change in enumerate(changes))
    return written(numbered)


def many(count: int, **always: str) -> bytes:
    return rows(*({"EstablishmentName": f"Fictional School {at + 1}", **always} for at in range(count)))


def links(*changes: Mapping[str, str]) -> bytes:
    return written({**LINK, **change} for change in changes)


def written(found: Iterable[Mapping[str, str]], encoding: str = "cp1252") -> bytes:
    listed = list(found)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(listed[0]), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(listed)
    return out.getvalue().encode(encoding)
