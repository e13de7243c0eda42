"""Files made to fill a machine are left where they begin to: quickly, and with little in memory."""

import time
import tracemalloc

import pytest

from standards.loading import InvalidFramework
from standards.loading.source import MOST_BYTES, document_of, text_of
from standards.loading.validate import validated_document
from tests.standards.small import SMALL, dumped, part, raw

SECONDS = 3  # of this process alone, on a machine that is busy; each takes a fraction of one
MEGABYTES = 60


def laughs(levels: int = 40) -> str:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


def crowded() -> str:
    """As many rules and criteria as the size allows, each with a name that is nearly right."""
    framework = raw()
    rules = [{"ref": f"r{n}", "kind": "necesary", "sorce": n} for n in range(9000)]
    part(framework)["rules"] = rules
    return dumped(framework)


BOMBS = {
    "a laugh of nine to the fortieth": laughs,
    "an alias of itself": lambda: "a: &a [*a, *a]",
    "a million brackets": lambda: "[" * 1_000_000,
    "a million braces": lambda: "{a: " * 450_000,
    "a list in a list, block by block": lambda: "- " * 900_000,
    "questions without end": lambda: "? " * 900_000,
    "a step in at every line": lambda: "\n".join(" " * n + "a:" for n in range(1900)),
    "half a million empty parts": lambda: "a: [" + "x," * 500_000 + "]",
    "keys without number": lambda: "\n".join(f"key{n}: 1" for n in range(120_000)),
    "the same key for ever": lambda: "a: 1\n" * 300_000,
    "a number of a million digits": lambda: "schema: " + "9" * 1_000_000,
    "a million digits to the base of sixty": lambda: "schema: 1" + ":59" * 400_000,
    "one text of two megabytes": lambda: "title: " + "x" * 1_900_000,
    "a key of a megabyte": lambda: "? " + "k" * 1_000_000 + "\n: 1",
    "thousands of rules that are nearly right": crowded,
    "comments only": lambda: "# nothing\n" * 190_000,
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_refused_quickly_with_its_place(what):
    text = BOMBS[what]()
    assert len(text) <= MOST_BYTES
    begun = time.process_time()
    with pytest.raises(InvalidFramework) as caught:
        validated_document(document_of(text, "bomb.yaml"))
    assert time.process_time() - begun < SECONDS
    problems = caught.value.problems
    assert 1 <= len(problems) <= 202
    assert [one for one in problems if one.line < 1 or len(str(one)) > 700] == []


@pytest.mark.parametrize(
    "what", ["a laugh of nine to the fortieth", "a million brackets", "half a million empty parts"]
)
def test_a_bomb_fills_no_memory(what):
    text = BOMBS[what]()
    tracemalloc.start()
    try:
        with pytest.raises(InvalidFramework):
            document_of(text, "bomb.yaml")
        assert tracemalloc.get_traced_memory()[1] < MEGABYTES * 1024**2
    finally:
        tracemalloc.stop()


def test_a_file_of_ten_megabytes_is_not_read_at_all():
    with pytest.raises(InvalidFramework) as caught:
        text_of(b"x" * 10_000_000, "large.yaml")
    assert str(caught.value) == "large.yaml: is larger than 2 MB"


def test_more_lines_than_a_list_may_have_are_said_once():
    framework = raw()
    framework["phases"] = [{"ref": f"p{n}", "label": "P"} for n in range(13)]
    with pytest.raises(InvalidFramework) as caught:
        validated_document(document_of(dumped(framework), "small.yaml"))
    assert [f"{one.field}: {one.message}" for one in caught.value.problems] == [
        "phases: has 13 items; 12 are the most that it may have"
    ]


def test_a_file_with_the_mark_that_windows_puts_first_is_read():
    marked = text_of(b"\xef\xbb\xbf" + SMALL.encode(), "small.yaml")
    assert validated_document(document_of(marked, "small.yaml")).key == ("small", "1")
