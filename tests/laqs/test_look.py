"""The marks: letters, words and steps, never colour alone."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from laqs.gallery import FOUR, THREE


def drawn(source: str, **context) -> str:
    return Template("{% load look %}" + source).render(Context(context))


def test_a_rating_says_letters_steps_and_words():
    steps = '<span class="lq-steps" aria-hidden="true"></span>'
    said = f'<span class="lq-tag lq-r lq-r--g"><b>G</b>{steps}Good</span>'
    assert drawn("{% rating level %}", level=FOUR[1]) == said


def test_a_red_amber_green_rating_says_the_word_and_no_letter():
    assert drawn("{% rating level %}", level=THREE[1]) == (
        '<span class="lq-tag lq-r lq-r--ni"><span class="lq-steps lq-steps--3" aria-hidden="true"></span>'
        "<b>Amber</b></span>"
    )


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("", "Needs improvement"),
        ('"column"', "Requires some improvement"),
        ('"overall"', "Needs some improvement"),
    ],
)
def test_a_rating_can_be_worded_as_the_place_asks(options, words):
    assert drawn(f"{{% rating level {options} %}}", level=FOUR[2]).endswith(f"</span>{words}</span>")


def test_a_rating_can_be_large_and_wrap():
    assert drawn('{% rating level "big" "wrap" %}', level=FOUR[2]).startswith(
        '<span class="lq-tag lq-r lq-r--ni lq-tag--big lq-tag--wrap">'
    )


def test_nothing_rated_is_said_in_words():
    unrated = '<span class="lq-tag lq-r lq-r--none">Not rated</span>'
    assert [drawn("{% rating level %}", level=None), drawn("{% code level %}", level=None)] == [
        unrated,
        unrated,
    ]


def test_letters_alone_are_words_on_a_red_amber_green_scale():
    assert [drawn("{% code level %}", level=level) for level in (FOUR[0], THREE[0])] == [
        '<span class="lq-code lq-r lq-r--os">OS</span>',
        '<span class="lq-code lq-r lq-r--g">Green</span>',
    ]


def test_words_of_a_framework_are_escaped():
    assert drawn("{% chip text %}", text="<b>") == '<span class="lq-chip">&lt;b&gt;</span>'


def test_pages_of_a_list_keep_the_other_filters_of_the_address():
    page = Paginator(range(30), 10).page(2)
    request = RequestFactory().get("/evidence/", {"q": "minutes", "page": "2"})
    html = Template("{% load look %}{% pages page %}").render(RequestContext(request, {"page": page}))
    assert [part.split('"')[0] for part in html.split('href="')[1:]] == [
        "?q=minutes&amp;page=1",
        "?q=minutes&amp;page=1",
        "?q=minutes&amp;page=3",
        "?q=minutes&amp;page=3",
    ]


def test_a_list_on_one_page_has_no_page_numbers():
    page = Paginator(range(3), 10).page(1)
    assert drawn("{% pages page %}", page=page).strip() == ""
