"""Answers made up for the demo: by hand where given, coherent, and never another ceiling."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from evaluations.demo.findings import Wanted, answers_for
from evaluations.demo.reading import DemoFault
from evaluations.engine import evaluate
from standards.content import content_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def content(frameworks):
    return content_for(frameworks["ns-quality-standards"])


def wanted(content, element, phase, rating, **given):
    start = Wanted(
        spec=content.spec(element, phase),
        rating=rating,
        impact="substantial",
        upper=frozenset({"OS", "G"}),
        matters=(),
        twins={},
        findings={},
        measures={},
    )
    return replace(start, **given)


def test_answers_given_by_hand_stand(content):
    asked = wanted(content, "2.1", "primary", "NI", findings={"2.1-G-1": False, "2.1-G-4": True})
    for seed in range(20):
        answers = answers_for(asked, Random(seed))
        assert (answers.findings["2.1-G-1"], answers.findings["2.1-G-4"]) == (False, True)
        assert evaluate(asked.spec, answers).ceiling == "NI"


def test_the_same_seed_gives_the_same_answers(content):
    asked = wanted(content, "1.2", "secondary", "NI")
    assert answers_for(asked, Random("Any Borough")) == answers_for(asked, Random("Any Borough"))


@pytest.mark.parametrize("rating", ["OS", "G", "NI", "SI"])
def test_what_is_drawn_never_moves_the_ceiling_nor_leaves_a_point_open(content, rating):
    for element, phase in content.pairs:
        for impact in ("none", "some", "substantial"):
            asked = wanted(content, element.ref, phase.ref, rating, impact=impact)
            best = {"none": "NI", "some": "G", "substantial": "OS"}[impact]
            if asked.spec.rank[rating] > asked.spec.rank[best]:
                continue
            verdict = evaluate(asked.spec, answers_for(asked, Random(element.ref)))
            assert (verdict.ceiling, verdict.open) == (best, ())


def test_a_rating_above_the_ceiling_is_a_fault(content):
    asked = wanted(content, "2.3", "secondary", "G", measures={"2.3-national-challenge": Decimal(85)})
    with pytest.raises(DemoFault, match=r"G is above the ceiling NI \(2.3-national-challenge-band\)"):
        answers_for(asked, Random(1))


def test_lines_on_the_same_matter_do_not_contradict_each_other(content):
    matters = [{"OS": "1.3-OS-2", "G": "1.3-G-1", "NI": "1.3-NI-1", "SI": "1.3-SI-1"}]
    asked = wanted(content, "1.3", "primary", "NI", impact="none", matters=matters)
    seen = set()
    for seed in range(40):
        found = answers_for(asked, Random(seed)).findings
        seen.add(tuple(found[ref] for ref in matters[0].values()))
    assert seen == {(False, True, False, False), (False, False, True, False)}


def test_lines_with_the_same_words_get_the_same_answer(content):
    asked = wanted(
        content, "1.5", "secondary", "NI", impact="none", twins={"1.5-OS-6": "1.5-G-6"},
        matters=[{"G": "1.5-G-6", "NI": "1.5-NI-6"}],
    )  # fmt: skip
    for seed in range(20):
        found = answers_for(asked, Random(seed)).findings
        assert found["1.5-OS-6"] == found["1.5-G-6"]
