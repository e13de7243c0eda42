"""docs/frameworks.md names every key that a framework file may have, and its examples load."""

import json
import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from standards.enums import PassageKind, RuleKind
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
