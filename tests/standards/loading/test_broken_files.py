"""However a file is broken, what comes back is errors with their places, or a framework that works."""

import copy
import datetime as dt
from contextlib import suppress

import pytest
from django.db.models import CharField
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluations.engine import Answers, evaluate
from standards.content import build
from standards.loading import InvalidFramework
from standards.loading.rows import rows_of
from standards.loading.source import document_of, text_of
from standards.loading.store import LISTS
from standards.loading.validate import validated_document
from tests.standards.small import SMALL, dumped, raw

CHEAP = settings(max_examples=120)


def problems_of(text: str) -> list:
    """Of a file with that text; where there are none, the framework holds together and fits its tables."""
    try:
        draft = validated_document(document_of(text, "broken.yaml"))
    except InvalidFramework as error:
        return error.problems
    rows = rows_of(draft)
    content = build(rows)
    for element, phase in content.pairs if content.has_scale else ():
        evaluate(content.spec(element.ref, phase.ref if phase else None), Answers({}, {}, None))
    assert [too_long for name in LISTS for row in getattr(rows, name) for too_long in _too_long(row)] == []
    return []


def _too_long(row) -> list[str]:
    fields = (field for field in row._meta.fields if isinstance(field, CharField) and field.max_length)
    return [field.name for field in fields if len(getattr(row, field.attname) or "") > field.max_length]


def placed(problems: list, text: str) -> bool:
    last = len(text.splitlines()) + 1  # where a file ends before it should
    return all(1 <= one.line <= last and one.message and "\n" not in str(one) for one in problems)


# What people do to a file, each as words in it and what stands there instead.
BROKEN = {
    "a bracket is not closed": ("phases: [upper]}", "phases: [upper}"),
    "a brace is not closed": ("{one: part, many: parts}", "{one: part, many: parts"),
    "a quote is not closed": ('text: "At least 95%."', 'text: "At least 95%.'),
    "a tab for spaces": ("  title: The area", "\ttitle: The area"),
    "a line too far in": ("  title: The area", "     title: The area"),
    "a line too far out": ("    short_label: Part", "short_label: Part"),
    "a colon within text": ("title: The part", "title: The part: how"),
    "a percent sign first": ("title: The part", "title: %part"),
    "an at sign first": ("title: The part", "title: @part"),
    "an anchor": ("title: The part", "title: &part The part"),
    "an alias": ("title: The part", "title: *part"),
    "a merge of what is not there": ("title: A small framework", "<<: *base"),
    "a tag": ("title: The part", "title: !!binary aGVsbG8="),
    "a tag of Python": ("title: The part", "title: !!python/name:os.system ''"),
    "a key twice": ("title: The part", "title: The part\n    title: Another"),
    "a list for a key": ("title: A small framework", "? [a, b]\n: c"),
    "a mapping for a key": ("title: A small framework", "? {a: b}\n: c"),
    "a second document": ("phases:\n", "---\nphases:\n"),
    "a number for text": ("title: The part", "title: 12"),
    "a date for text": ("title: The part", "title: 2009-01-02"),
    "nothing for text": ("title: The part", "title:"),
    "true for text": ("title: The part", "title: yes"),
    "a list for text": ("title: The part", "title: [The part]"),
    "a mapping for text": ("title: The part", "title: {The: part}"),
    "text for a list": ("phases: [upper],", "phases: upper,"),
    "a number beyond all numbers": ("maximum: 100", "maximum: 1.0e+400"),
    "no number": ("maximum: 100", "maximum: .nan"),
    "an endless number": ("maximum: 100", f"maximum: 0x{'f' * 6000}"),
    "a number to the base of sixty": ("maximum: 100", f"maximum: 1{':59' * 1500}"),
    "a number with four decimals": ("maximum: 100", "maximum: 99.1234"),
    "a character that nobody sees": ('text: "At least 95%."', r'text: "At least\0 95%."'),
    "text that runs the other way": ('text: "At least 95%."', r'text: "At least \u202e95%."'),
    "a field longer than its table": ("short_label: Part", f"short_label: {'P' * 81}"),
    "a place that grows too long": (
        "place: Part 1.1\n    criteria_word",
        f"place: {'P' * 190}\n    criteria_word",
    ),
    "a kind that is a list": ("kind: necessary", "kind: [necessary]"),
    "a kind that is a mapping": ("kind: number", "kind: {number: 1}"),
    "a key that is not known": ("criteria_word: paragraph", "criteria_words: paragraph"),
    "a key that has no colon": ("criteria_word: paragraph", "criteria_word paragraph"),
    "a level that is not there": ("caps_at: G, basis", "caps_at: B, basis"),
    "a criterion that is not there": ("criterion: 1.1-G-1", "criterion: 1.1-G-9"),
    "a measure that is not there": ("measure: 1.1-share\n", "measure: 1.1-shares\n"),
    "a phase that is not there": ("phases: [lower],", "phases: [middle],"),
    "a group that nobody counts": (
        "group: fruit}\n        - {ref: 1.1-G-3",
        "group: veg}\n        - {ref: 1.1-G-3",
    ),
    "a ref twice": ("ref: 1.1-G-3", "ref: 1.1-G-2"),
    "a gap between bands": ("{below: 80, caps_at: NI}", "{below: 70, caps_at: NI}"),
    "bands that overlap": ("{below: 80, caps_at: NI}", "{below: 85, caps_at: NI}"),
    "a choice without a band": ("- {choice: both}", "- {choice: neither}"),
    "bands that cap nowhere": ("- {choice: neither, caps_at: SI}", "- {choice: neither}"),
    "ranks that climb": ("rank: 4, label: Outstanding", "rank: 1, label: Outstanding"),
    "bold that is not closed": ('text: "**Plans are made.**"', 'text: "**Plans are made."'),
    "critical without a rule": ("criterion: 1.1-NI-2, caps_at: NI", "criterion: 1.1-NI-1, caps_at: NI"),
    "worked out by nobody": (", decides: 1.1-NI-1}", "}"),
    "limits the wrong way round": ("minimum: 0, maximum: 100", "minimum: 200, maximum: 100"),
    "a band above all numbers": ("{at_least: 95, decides", "{at_least: 101, decides"),
    "a band below all numbers": ("{below: 80, caps_at: NI}", "{below: 0, caps_at: NI}"),
    "two levels of one name": ("label: Needs improvement", "label: good"),
    "an overall rule upside down": ("top: OS, good: G, below: NI", "top: NI, good: G, below: OS"),
    "an overall rule that overlooks a level": ("below: NI, lowest: SI", "below: NI, lowest: NI"),
    "another schema": ("schema: 1", "schema: 2"),
    "a name that a page has": ("slug: small", "slug: own"),
    "a version before that is itself": ("phases:\n", 'replaces: {version: "1"}\nphases:\n'),
    "a part that went nowhere that is here": (
        "phases:\n",
        'replaces: {version: "0", criteria: [{was: a, now: 1.1-G-99}]}\nphases:\n',
    ),
    "a part that went twice": (
        "phases:\n",
        'replaces: {version: "0", elements: [{was: a, now: "1.1"}, {was: a, now: []}]}\nphases:\n',
    ),
    "a part both merged and split": (
        "phases:\n",
        'replaces: {version: "0", phases: [{was: [a, b], now: [lower, upper]}]}\nphases:\n',
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_file_that_somebody_broke_gets_errors_with_their_places(what):
    before, after = BROKEN[what]
    assert before in SMALL
    text = SMALL.replace(before, after, 1)
    problems = problems_of(text)
    assert problems != []
    assert placed(problems, text)


def routes(value, route=()):
    yield route
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from routes(inner, (*route, key))


ROUTES = [route for route in routes(raw()) if route]
NUMBERS = (0, -1, 10**30, 1e300, float("inf"), dt.date(2009, 1, 2))
TEXTS = ("", " ", "x" * 5000, "**", "a\tb", "\u202e", "NI", "1.1")
HOLDERS = ([], {}, [[]], [None], {"a": 1}, {"lead": "x"}, {"text": "x", "items": []})
JUNK = st.sampled_from([None, True, *NUMBERS, *TEXTS, *HOLDERS])
ORDINARY = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)


@st.composite
def changed(draw):
    framework = raw()
    for _ in range(draw(st.integers(1, 3))):
        _change(framework, draw(st.sampled_from(ROUTES)), draw)
    return framework


def _change(framework, route, draw):
    """Leaves alone what an earlier change took away."""
    holder = framework
    try:
        for step in route[:-1]:
            holder = holder[step]
        inside = holder[route[-1]]
    except (LookupError, TypeError):
        return
    if not isinstance(holder, dict | list):
        return
    kind = draw(st.sampled_from(("drop", "junk", "words", "again", "elsewhere")))
    if kind == "drop":
        del holder[route[-1]]
    elif kind == "again" and isinstance(holder, list):
        holder.append(copy.deepcopy(inside))
    elif kind == "elsewhere":
        found = list(routes(framework))
        other = framework
        for step in draw(st.sampled_from(found)):
            other = other[step]
        holder[route[-1]] = copy.deepcopy(other)
    else:
        holder[route[-1]] = draw(JUNK if kind == "junk" else ORDINARY)


@CHEAP
@given(changed())
def test_whatever_is_put_into_a_framework_it_works_or_every_error_has_its_place(framework):
    text = dumped(framework)
    assert placed(problems_of(text), text)


@CHEAP
@given(st.integers(0, len(SMALL)), st.integers(0, 40), st.text("[]{}:-&*!?|>'\"%@`#\n\t ,0~<\0é", max_size=8))
def test_whatever_is_typed_into_a_file_it_works_or_every_error_has_its_place(at, gone, typed):
    text = SMALL[:at] + typed + SMALL[at + gone :]
    assert placed(problems_of(text), text)


@CHEAP
@given(st.binary(max_size=60), st.integers(0, len(SMALL)))
def test_bytes_that_are_no_text_are_said_to_be_none(content, at):
    whole = SMALL[:at].encode() + content
    with suppress(UnicodeDecodeError):
        text = whole.decode("utf-8-sig")
        assert text_of(whole, "broken.yaml") == text
        assert placed(problems_of(text), text)
        return
    with pytest.raises(InvalidFramework, match="is not UTF-8 text"):
        text_of(whole, "broken.yaml")
