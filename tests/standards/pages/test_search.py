"""Search: every word, whatever its case; marked, counted, and one click from its line."""

import re

import pytest

from standards.content import content_for
from standards.selectors.search import search
from tests.standards.pages.test_pages import words


@pytest.fixture
def contents(frameworks):
    return [content_for(frameworks[slug]) for slug in sorted(frameworks)]


@pytest.fixture
def get(client, frameworks, regional):
    client.force_login(regional)
    return lambda **query: client.get("/frameworks/search", query).content.decode()


def texts(hits):
    return [hit.entry.text for hit in hits]


def test_a_line_is_found_where_it_holds_every_word(contents):
    found = texts(search(contents, "persistent absence"))
    assert len(found) == 2
    assert [text for text in found if not ("persistent" in text.lower() and "absence" in text.lower())] == []


def test_order_and_case_do_not_matter(contents):
    assert texts(search(contents, "ABSENCE persistent")) == texts(search(contents, "persistent absence"))


@pytest.mark.parametrize("query", ["school’s identified", "school's identified"])
def test_kinds_of_apostrophe_do_not_matter(contents, query):
    assert len(texts(search(contents, query))) == len(texts(search(contents, "school's identified")))


def test_a_word_that_is_not_there_finds_nothing(contents):
    assert search(contents, "zebra") == []


@pytest.mark.parametrize("query", ["", "   "])
def test_no_words_find_nothing(contents, query):
    assert search(contents, query) == []


def test_a_lead_in_is_found_with_each_of_its_bullets(contents):
    found = search(contents, "these show the following seven features")
    assert [hit.entry.ref for hit in found] == [f"2.4-G-{number}" for number in range(4, 11)]


def test_a_criterion_is_found_by_its_ref(contents):
    assert [hit.entry.ref for hit in search(contents, "2.4-NI-5")] == ["2.4-NI-5"]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("key brokering agent", ["Criterion, Requires some improvement"]),
        ("paired sip/nca and nca visits", ["Section", "Form"]),
        ("talent representatives from sport", ["Guidance"]),
        ("looked-after children team", ["Suggested contributors"]),
        ("corporate leadership and strategic planning", ["Area", "Evidence statements", "Guidance"]),
    ],
)
def test_titles_criteria_and_passages_are_all_searched(contents, query, kinds):
    assert [hit.entry.kind for hit in search(contents, query)] == kinds


def test_what_was_found_is_marked_and_the_rest_is_escaped(contents):
    (hit,) = search(contents, "G&T guidance transfer")
    assert hit.html == (
        'LA <mark class="lq-mark">G&amp;T</mark> policy/<mark class="lq-mark">guidance</mark> on '
        '<mark class="lq-mark">transfer</mark>, anti bullying etc.'
    )


def test_words_that_overlap_are_marked_once(contents):
    hits = search(contents, "timeli timeliness")
    assert {hit.html.count("<mark") for hit in hits} == {1}


def test_the_page_says_how_many_and_links_to_the_line(get):
    page = get(q="key brokering agent")
    assert "1 line holds “key brokering agent”." in words(page)
    assert 'href="/frameworks/ns-quality-standards/2009/1.4/#criterion-1.4-NI-1"' in page


def test_every_result_leads_to_an_anchor_that_exists(get, client):
    found = re.findall(r'href="(/frameworks/[^"#]+)#([^"]+)"', get(q="school improvement plan"))
    assert len(found) > 10
    pages = {address: client.get(address).content.decode() for address in dict(found)}
    assert [anchor for address, anchor in found if f'id="{anchor}"' not in pages[address]] == []


def test_one_framework_alone_can_be_searched(get):
    assert "No line holds “key brokering agent”." in get(q="key brokering agent", framework="laqs@2009")
    assert "1 line holds" in words(get(q="key brokering agent", framework="ns-quality-standards@2009"))


def test_fifty_results_stand_on_a_page(get):
    page = words(get(q="the"))
    assert re.search(r"\d{3} lines hold “the”, 1 to 50 on this page\.", page)
    assert get(q="the").count("<mark") >= 50
    assert re.search(r"lines hold “the”, 51 to 100 on this page\.", words(get(q="the", page=2)))


def test_without_words_the_page_says_what_to_do(get):
    assert "Type one or more words." in get()


def test_what_was_typed_is_never_html(get):
    page = get(q="<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "No line holds “&lt;script&gt;alert(1)&lt;/script&gt;”." in page


@pytest.mark.parametrize(
    ("query", "message", "field"),
    [
        ({"q": "x" * 201}, "Search for 200 characters at most.", "id_q"),
        ({"q": "x", "framework": "nothing"}, "Choose a framework from the list.", "id_framework"),
    ],
)
def test_a_search_that_cannot_be_says_why_and_leads_to_the_field(get, query, message, field):
    page = get(**query)
    assert f'<a href="#{field}">{message}</a>' in page
    assert f'id="{field}"' in page


def test_a_search_asks_the_database_no_more_for_many_results_than_for_one(
    client, frameworks, regional, django_assert_num_queries
):
    client.force_login(regional)
    client.get("/frameworks/search?q=the")
    with django_assert_num_queries(5):
        client.get("/frameworks/search?q=the")
    with django_assert_num_queries(5):
        client.get("/frameworks/search?q=timeliness")
