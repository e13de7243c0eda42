"""Whose figure a row is, by the codes and names that government's files use."""

import re
from dataclasses import dataclass, field

from accounts.models import LocalAuthority, Region
from schools.enums import Place
from schools.figures.values import Odd

LEVELS = {
    "national": Place.ENGLAND,
    "regional": Place.REGION,
    "region": Place.REGION,
    "local authority": Place.AUTHORITY,
    "la": Place.AUTHORITY,
}
ENGLAND = {"england", "970", "e92000001"}
# Parts of a region that some files give beside it.
PARTS = {"inner london", "outer london"}
OTHERS = {
    "east": "east of england",
    "yorkshire and humber": "yorkshire and the humber",
    "yorkshire & the humber": "yorkshire and the humber",
}


@dataclass(frozen=True, slots=True)
class Whose:
    place: str
    region: int | None = None
    authority: int | None = None

    @property
    def key(self) -> tuple[str, int]:
        return self.place, self.authority or self.region or 0


@dataclass(slots=True)
class Places:
    """Authorities by three-digit code and by GSS code, earlier ones too; regions by name. Two queries."""

    authorities: dict[str, int] = field(default_factory=dict)
    regions: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows = LocalAuthority.objects.filter(fictional=False)
        for pk, code, gss, earlier in rows.values_list("pk", "code", "gss_code", "previous_gss_codes"):
            self.authorities[code] = pk
            for one in re.split(r"[;,\s]+", f"{gss};{earlier}"):
                if one:
                    self.authorities.setdefault(one.upper(), pk)
        for pk, name, gss in Region.objects.values_list("pk", "name", "gss_code"):
            self.regions[name.lower()] = pk
            if gss:
                self.regions[gss.lower()] = pk

    def find(self, level: str, *names: str) -> Whose:
        """`names` are codes and names of the row, the surest first. Raises Odd."""
        place = LEVELS.get(level.strip().lower())
        if place is None:
            raise Odd(
                f"“{level.strip()[:40]}” is not a level that is kept: England, regions and authorities are"
            )
        if place == Place.ENGLAND:
            return Whose(place)
        if place == Place.REGION:
            return Whose(place, region=self._region(names))
        return Whose(place, authority=self._authority(names))

    def _region(self, names: tuple[str, ...]) -> int:
        plain = [" ".join(name.lower().split()) for name in names if name.strip()]
        for name in plain:
            if found := self.regions.get(OTHERS.get(name, name)):
                return found
        if PARTS & set(plain):
            raise Odd(f"{plain[-1].title()} is part of a region, which is kept whole")
        raise Odd(f"no region is called “{(plain or [''])[-1][:40]}”")

    def _authority(self, names: tuple[str, ...]) -> int:
        codes = [name.strip().upper() for name in names if name.strip()]
        for code in codes:
            if found := self.authorities.get(code.zfill(3) if code.isdigit() else code):
                return found
        raise Odd(f"no authority has the code {(codes or ['(none)'])[0][:40]}")
