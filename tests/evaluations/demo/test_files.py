"""The files of fixtures/demo: read whole, in plain words, with the publication's letters."""

import datetime as dt
import re

import pytest

from evaluations.demo.calendar import Calendar
from evaluations.demo.plans import read_round
from evaluations.demo.reading import DemoFault, demo_dir, known, read

ROUNDS = read("rounds.yaml")
TEXTS = sorted(demo_dir().rglob("*.yaml"))


def test_a_key_that_nobody_reads_is_a_fault():
    with pytest.raises(DemoFault) as fault:
        known("any-borough/autumn-2009.yaml, 1.1 primary", {"rating": "G", "becuase": "…"}, {"rating"})
    assert str(fault.value) == "fixtures/demo, any-borough/autumn-2009.yaml, 1.1 primary: unknown becuase"


@pytest.mark.parametrize("day", [dt.date(2030, 1, 5), dt.date(2031, 9, 1)])
@pytest.mark.parametrize("file", ROUNDS)
def test_every_round_can_be_read(file, day):
    plan = read_round(file, Calendar(day))
    assert plan.file == file
    assert list(plan.dates.values()) == sorted(plan.dates.values())


def test_every_file_of_a_round_is_in_the_list():
    folders = {file.partition("/")[0] for file in ROUNDS}
    files = {path.relative_to(demo_dir()).as_posix() for path in TEXTS if path.parent.name in folders}
    assert files - {f"{folder}/evidence.yaml" for folder in folders} == set(ROUNDS)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(demo_dir()).as_posix())
def test_prose_is_set_with_typographic_quotes_and_without_exclamation(path):
    prose = [
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")
    ]
    assert [line for line in prose if re.search(r"[A-Za-z]'[a-z]|!|lorem|TODO", line)] == []
    assert [line for line in prose if re.search(r"(?i)\b\w+iz(e|es|ed|ing|ation)\b", line)] == []


@pytest.mark.parametrize("place", ["any-borough", "eastholme", "northmoor-vale"])
def test_evidence_has_a_source_type_of_the_laqs_guide(place):
    guide = (demo_dir().parent / "frameworks" / "laqs-2009.yaml").read_text(encoding="utf-8")
    types = {item["source_type"] for item in read(f"{place}/evidence.yaml").values()}
    assert {kind for kind in types if kind not in guide} == set()
