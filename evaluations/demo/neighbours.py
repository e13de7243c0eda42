"""The rounds of the authorities that are there to fill the region, written out from letters."""

import datetime as dt
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from evaluations.demo.calendar import Calendar
from evaluations.demo.plans import CellPlan, Meeting, OverallPlan, Place, RoundPlan
from evaluations.demo.reading import DemoFault, Raw, known
from standards.content import Content

FILE = "region/rounds.yaml"
AUTHORITY_KEYS = {"last", "this", "signed_off", "shared", "stage"}
NOT_YET = "."
ALL = ("created", "rating", "agreeing")
STAGES = {"setting-up": ALL[:1], "rating": ALL[:2]}


def framework_key(calendar: Calendar) -> tuple[str, str]:
    slug, version = calendar.read(FILE)["framework"].split()
    return slug, version


def neighbours(content: Content, calendar: Calendar) -> Iterator[RoundPlan]:
    """The round before always first. Raises DemoFault where letters do not fit the framework."""
    told = calendar.read(FILE)
    for slug, raw in told["authorities"].items():
        known(f"{FILE}, {slug}", raw, AUTHORITY_KEYS)
        for year in ("last", "this"):
            if year in raw:
                yield _round(content, told, slug, raw, year)


def shares(calendar: Calendar) -> Iterator[tuple[str, str, str]]:
    """Rounds that are shared before they are signed off: slug, who shares it, what they say."""
    told = calendar.read(FILE)
    for slug, raw in told["authorities"].items():
        if "shared" in raw:
            yield _slug(told, slug, "this"), f"{slug}-lead", raw["shared"]


def _slug(told: Raw, authority: str, year: str) -> str:
    return f"{authority}-{told['years'][year]['slug']}"


def _round(content: Content, told: Raw, slug: str, raw: Raw, year: str) -> RoundPlan:
    when, lead, core = told["years"][year], f"{slug}-lead", f"{slug}-core"
    dates = _dates(when, raw, year)
    cells = tuple(_cells(content, told, _slug(told, slug, year), raw[year]))
    whole = "signed_off" in dates
    return RoundPlan(
        file=FILE,
        authority=slug,
        framework=(content.slug, content.version),
        name=when["name"],
        slug=_slug(told, slug, year),
        period=when["period"],
        previous=_slug(told, slug, "last") if year == "this" and "last" in raw else "",
        rate_by=when["agreeing"],
        lead=lead,
        dates=dates,
        team=(Place(lead, "lead", (), ()), Place(core, "core", (), ())),
        meetings=tuple(
            Meeting(day, (area.ref,), (), (lead, core))
            for day, area in zip(when["met"], content.areas, strict=True)
        ),
        cells=cells,
        overall=_as_suggested(content) if whole else {},
        focus=(),
        prepared={},
        minutes=(),
        stage_one="",
        actions="",
    )


def _dates(when: Raw, raw: Raw, year: str) -> Mapping[str, dt.date]:
    """As far as the round goes."""
    stage = raw.get("stage", "") if year == "this" else ""
    dates = {name: when[name] for name in STAGES.get(stage, ALL)}
    if year == "last":
        return dates | {"signed_off": when["signed_off"]}
    return dates | ({"signed_off": raw["signed_off"]} if "signed_off" in raw else {"until": when["until"]})


def _as_suggested(content: Content) -> Mapping[tuple[str, str], OverallPlan]:
    phases = [*(phase.ref for phase in content.phases), ""]
    return {(area.ref, phase): OverallPlan("") for area in content.areas for phase in phases}


def _cells(content: Content, told: Raw, seed: str, letters: list[str]) -> Iterator[CellPlan]:
    for phase, line in zip(content.phases, letters, strict=False):
        elements = [element.ref for element in content.elements.values() if element.in_phase(phase.ref)]
        codes = line.split()
        if len(codes) != len(elements):
            raise DemoFault(f"fixtures/demo, {FILE}: {seed}, {phase.ref}: {len(codes)} letters")
        for element, code in zip(elements, codes, strict=True):
            yield _cell(told, seed, element, phase.ref, code)


def _cell(told: Raw, seed: str, element: str, phase: str, code: str) -> CellPlan:
    if code == NOT_YET:
        return CellPlan(element, phase, "G", considered=0)
    name, rng = f"{element} {phase}", Random(f"{seed} {element} {phase}")  # noqa: S311
    given: Mapping[str, Mapping[str, Any]] = told["values"].get(name, {})
    return CellPlan(
        element,
        phase,
        rating=code,
        because=rng.choice(told["because"][code]),
        no=frozenset(told["answered_no"].get(element, {}).get(code, ())),
        values={measure: str(by_code[code]) for measure, by_code in given.items()},
        evidence=tuple(told["evidence"][code]),
    )
