"""The published questions as they are offered: exact, whole, and only where the phase has the aspect."""

import pytest

from evaluations.selectors.regional.agendas.questions import introduction, questions_for

pytestmark = pytest.mark.django_db


def test_each_stands_with_its_lead_so_that_it_reads_as_a_question(content):
    said = {one.place: one.text for one in questions_for(content, "authority")}
    assert said["Appendix 3, 1.1, bullet 1, dash 2"] == (
        "Does the LA: promote the National Strategies universal offer effectively?"
    )
    assert said["Appendix 3, 2.2, bullet 1, dash 4"] == (
        "What is the impact of SIPs/NCAs on improvement in: the ongoing process of improvement?"
    )
    assert said["Appendix 3, 1.2, bullet 1"] == "What is the vision for quality and school improvement?"
    assert [text for text in said.values() if text.endswith(":")] == []


def test_both_agendas_are_whole(content):
    counts = {audience: len(questions_for(content, audience)) for audience in ("authority", "schools")}
    assert counts == {"authority": 42, "schools": 31}


@pytest.mark.parametrize("audience", ["authority", "schools"])
def test_a_phase_is_not_asked_about_aspects_that_it_does_not_have(content, audience):
    every = {one.element for one in questions_for(content, audience)}
    early = {one.element for one in questions_for(content, audience, "early-years")}
    assert every - early == {"1.4", "2.2", "2.3"}


def test_what_the_publication_says_of_the_whole_agenda_is_quoted(content):
    quote = introduction(content, "authority")
    assert quote.place == "Appendix 3, paragraph 1"
    assert quote.text.endswith("for the areas that need to be covered during the course of the year.")
