"""docs/frameworks.md names every key that a framework file may have, and its examples load."""

import json
import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from standards import loading
from standards.enums import MeasureKind, PassageKind, RuleKind
from standards.loading import schema
from standards.loading.shapes import Switch, Table

DOC = (Path(settings.BASE_DIR) / "docs" / "frameworks.md").read_text(encoding="utf-8")


def keys(shape: object) -> set[str]:
    """Of a shape and of every shape inside it."""
    if isinstance(shape, Table):
        inside = {**shape.needed, **shape.also}
        return set(inside).union(*map(keys, inside.values()))
    if isinstance(shape, Switch):
        return set().union(*map(keys, shape.shapes.values()))
    return keys(shape.shape) if hasattr(shape, "shape") else set()


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOC, re.S)


def test_every_key_is_named():
    every = keys(schema.FRAMEWORK) | keys(schema.NAMED["criterion"]) | keys(schema.NAMED["lead"])
    quoted = " ".join([*re.findall(r"`([^`\n]+)`", DOC), *blocks("yaml")])
    assert sorted(every - set(re.findall(r"[a-z_]+", quoted))) == []


@pytest.mark.parametrize("kind", [*PassageKind.values, *RuleKind.values])
def test_every_kind_is_named(kind):
    assert f"`{kind}`" in DOC


def test_the_rules_given_as_examples_have_the_right_shape():
    rules = next(yaml.safe_load(block) for block in blocks("yaml") if "kind: necessary" in block)
    assert [fault for rule in rules for fault in schema.RULE.faults(rule, ())] == []
    assert {rule["kind"] for rule in rules} == set(RuleKind.values)


def test_the_other_examples_have_the_right_shape():
    criteria, measures = (yaml.safe_load(block) for block in blocks("yaml")[:2])
    assert list(schema.BLOCKS.faults(criteria["criteria"]["G"], ())) == []
    assert [fault for one in measures["measures"] for fault in schema.MEASURE.faults(one, ())] == []
    assert [set(json.loads(block)) for block in blocks("json")] == [
        {"findings", "measures", "impact_evidence"},
        {"ceiling", "reasons", "open"},
    ]


EXAMPLES = [block for block in blocks("yaml") if "\nschema: 1" in f"\n{block}"]


@pytest.mark.django_db
def test_every_example_of_a_framework_is_loaded_as_it_stands(tmp_path):
    for number, block in enumerate(EXAMPLES):
        (tmp_path / f"{number}.yaml").write_text(block, encoding="utf-8")
    assert [stored.change.value for stored in loading.load([tmp_path])] == ["added"] * 5


def test_the_examples_have_every_kind_of_scale_and_rule():
    read = [yaml.safe_load(block) for block in EXAMPLES]
    scales = [len(one["scale"]["levels"]) if "scale" in one else 0 for one in read]
    assert scales == [4, 3, 2, 0, 3]
    elements = [element for one in read for area in one["areas"] for element in area["elements"]]
    rules = [
        *(rule for one in read for rule in one.get("rules", [])),
        *(r for e in elements for r in e.get("rules", [])),
    ]
    assert {rule["kind"] for rule in rules} == set(RuleKind.values)
    assert {measure["kind"] for e in elements for measure in e.get("measures", [])} == set(MeasureKind.values)


def test_the_example_that_the_product_offers_is_the_first_one():
    offered = Path(settings.BASE_DIR) / "fixtures" / "example_framework.yaml"
    assert offered.read_text(encoding="utf-8") == EXAMPLES[0]
