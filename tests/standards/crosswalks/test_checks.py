"""A crosswalk file says each thing once, leaves no element out and names none that is not there."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings as django_settings
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from standards import crosswalks
from standards.models import Crosswalk
from tests.standards.crosswalks.conftest import SHIPPED
from tests.standards.small import dumped

FILE = SHIPPED / "ns-ofsted.yaml"


@pytest.fixture
def problems(frameworks, tmp_path):
    """Loads the file once spoilt; gives what it was refused for, with places."""

    def found(spoil):
        raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        spoil(raw)
        return refused(tmp_path, dumped(raw))

    return found


def refused(folder, text):
    path = folder / "walk.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        crosswalks.load([path])
    except crosswalks.InvalidFramework as error:
        found = error.problems
    else:
        return []
    assert all(problem.line for problem in found)
    assert not Crosswalk.objects.exists()
    return [f"{problem.field}: {problem.message}" for problem in found]


def test_the_file_as_it_ships_has_no_fault(problems):
    assert problems(lambda raw: None) == []


SPOILT = {
    "an element that does not exist": (
        lambda raw: raw["links"][0].update(left="1.9"),
        ["links[1].left: ns-quality-standards 2009 has no element “1.9”; did you mean 1.5 or 1.4 or 1.3?"],
    ),
    "an element left out": (
        lambda raw: raw.update(links=[link for link in raw["links"] if link["left"] not in {"1.4", "2.5"}]),
        [
            "left: neither a link nor a reason for none is given for 1.4, 2.5",
            "right: neither a link nor a reason for none is given for 6",
        ],
    ),
    "a pair twice": (
        lambda raw: raw["links"].append(dict(raw["links"][0])),
        ["links[22]: 1.1 and 3 are linked in links[1] too"],
    ),
    "a link and none": (
        lambda raw: raw.update(none={"right": [{"elements": ["3"], "why": "It is not."}]}),
        ["none.right[1].elements[1]: “3” has a link, so it is not without one"],
    ),
    "none twice": (
        lambda raw: raw.update(
            links=[link for link in raw["links"] if link["left"] != "2.5"],
            none={"left": [{"elements": ["2.5", "2.5"], "why": "It is not."}]},
        ),
        ["none.left[1].elements[2]: “2.5” is said to be without a link already"],
    ),
    "a kind of its own": (
        lambda raw: raw["links"][0].update(kind="overlap"),
        ["links[1].kind: “overlap” must be one of same, overlaps, part-of, takes-in; did you mean overlaps?"],
    ),
    "no reason": (lambda raw: raw["links"][0].pop("why"), ["links[1]: why is missing"]),
    "a framework that is not loaded": (
        lambda raw: raw["right"].update(version="2013"),
        [
            "right: there is no framework ofsted-la-school-improvement 2013 here; load it before its "
            "crosswalks; did you mean ofsted-la-school-improvement 2014?"
        ],
    ),
    "one framework on both sides": (
        lambda raw: raw.update(right=raw["left"]),
        "right: is the same framework as on the left",
    ),
}


@pytest.mark.parametrize("case", SPOILT)
def test_what_is_wrong_is_said_with_its_place(problems, case):
    spoil, said = SPOILT[case]
    found = problems(spoil)
    assert said in found if isinstance(said, str) else found == said


def test_a_pair_in_two_files_is_refused_in_whatever_order(frameworks, tmp_path):
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    turned = raw | {"left": raw["right"], "right": raw["left"], "links": []}
    (tmp_path / "turned.yaml").write_text(yaml.safe_dump(turned), encoding="utf-8")
    with pytest.raises(crosswalks.InvalidFramework) as caught:
        crosswalks.load([FILE, tmp_path / "turned.yaml"])
    assert f"stands in {caught.value.problems[-1].message.split(' stands in ')[1]}" in str(caught.value)
    assert "the crosswalk of these two frameworks stands in" in str(caught.value)
    assert not Crosswalk.objects.exists()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
KEYS = ("schema", "version", "left", "right", "links", "none")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(key=st.sampled_from(KEYS), value=VALUES)
def test_nonsense_in_any_place_is_refused_with_its_place_and_no_traceback(problems, key, value):
    assume((key, value) not in (("schema", 1), ("none", {})) and not _is_version(key, value))
    assert problems(lambda raw: raw.update({key: value}))


def _is_version(key, value):
    return key == "version" and type(value) is int and 1 <= value <= 9999


def test_the_example_of_the_docs_is_wrong_only_in_what_it_leaves_out(frameworks, tmp_path):
    docs = (Path(django_settings.BASE_DIR) / "docs" / "crosswalks.md").read_text(encoding="utf-8")
    example = docs.split("```yaml\n")[1].split("```")[0]
    assert [message.split(" is given for ")[0] for message in refused(tmp_path, example)] == [
        "left: neither a link nor a reason for none",
        "right: neither a link nor a reason for none",
    ]
