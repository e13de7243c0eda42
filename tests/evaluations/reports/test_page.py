import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.enums import RoundState
from tests.evaluations.reports import example
from tests.factories.answers import answer, answer_all, judge
from tests.factories.rounds import RoundFactory, framework


def page_of(client, user, round_) -> str:
    client.force_login(user)
    response = client.get(f"/rounds/{round_.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def table(page: str, css: str) -> str:
    return "".join(re.findall(rf'<table class="{css}.*?</table>', page, re.DOTALL))


def plain(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup)).strip()


def queries(client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def test_both_layouts_hold_every_printed_rating(client, lead, signed):
    page = page_of(client, lead, signed)
    printed = [code for row in example.PRINTED.values() for code in row]
    wide = re.findall(r'lq-cell__top">(\S+?)(?: |<)', table(page, "lq-dash"))
    narrow = re.findall(r'lq-cell__top">(\S+?)(?: |<)', table(page, "lq-mini"))
    assert wide == printed
    by_aspect = [example.PRINTED[phase][column] for column in range(10) for phase in example.PRINTED]
    assert narrow == by_aspect


def test_overall_ratings_are_in_the_words_for_overall_ratings(client, lead, signed):
    wide = table(page_of(client, lead, signed), "lq-dash")
    words = [plain(found) for found in re.findall(r'<a class="lq-overall.*?</a>', wide)]
    assert [word.split(" Newly")[0].split(" Down")[0].split(" Same")[0] for word in words] == [
        example.OVERALL_WORDS[code] for code in example.PRINTED_OVERALL.values()
    ]


def test_each_rating_leads_to_its_aspect_and_what_is_not_there_leads_nowhere(client, lead, signed):
    wide = table(page_of(client, lead, signed), "lq-dash")
    links = re.findall(r'<a class="lq-cell[^"]*" href="([^"]*)"', wide)
    assert len(links) == 27
    assert links[0] == f"/rounds/{signed.slug}/early-years/1.1/"
    assert re.findall(r'<(\w+) class="lq-cell lq-r lq-r--na', wide) == ["span"] * 3


def test_a_capped_rating_has_its_lid_and_the_word(client, lead, signed):
    wide = table(page_of(client, lead, signed), "lq-dash")
    capped = re.findall(r'lq-cell--lid" href="[^"]*/([\w-]+/[\d.]+)/".*?lq-cell__more">([^<]*)<', wide)
    assert capped == [
        ("early-years/1.5", "Capped"),
        ("early-years/2.5", "Capped · Down from NI"),
        ("secondary/2.3", "Capped"),
    ]


def test_what_moved_and_what_holds_ratings_down_is_told_with_its_place(client, lead, signed):
    words = plain(page_of(client, lead, signed))
    assert "What moved since Spring before 2009 2.5 Use of data, Early Years NI to SI" in words
    assert "2.5 Use of data, Early Years At most SI Three of the five qualities of data are not met" in words
    assert "Aspect 2.5, column 4 “Requires significant improvement”, paragraph 2." in words


def test_the_facts_say_who_signed_off_and_what_is_rated(client, lead, signed):
    facts = plain("".join(re.findall(r'<dl class="lq-facts">.*?</dl>', page_of(client, lead, signed))))
    assert facts == (
        "Signed off 20 November 2009 by Lena Lead Period September 2008 to August 2009 "
        "Rated 27 of 27, 3 not applicable, 3 capped "
        "Compared with Spring before 2009: 1 up, 2 down, 23 the same, 1 newly rated"
    )


def test_an_unfinished_round_shows_how_far_it_has_come(client, lead, unfinished):
    own = example.cells_of(unfinished)["2.4", "secondary"]
    own.judgements.all().delete()
    answer(own, lead, "2.4-G-1", "no")
    page = page_of(client, lead, unfinished)
    wide = plain(table(page, "lq-dash"))
    assert "Not rated 1 of 23 considered · At most NI" in wide
    assert "Not agreed yet Suggested so far: Good" in wide
    assert "Rated 25 of 27, 3 not applicable" in plain(page)
    assert re.findall(r'<progress[^>]*value="(\d+)" max="(\d+)"', page) == [("25", "27")]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (RoundState.SETTING_UP, "Setting up: the lead is naming the team and who looks after what"),
        (RoundState.RATING, "Rating: each member rates on their own, findings and evidence are shared"),
        (RoundState.AGREEING, "Agreeing: ratings are revealed and the team records its judgements"),
    ],
)
def test_the_state_of_a_round_is_said_in_words(client, lead, authority, state, said):
    round_ = RoundFactory(authority=authority, framework=framework(), state=state)
    assert said in page_of(client, lead, round_)


def test_the_lead_can_steer_the_round_from_here_and_others_cannot(client, lead, core_member, signed):
    steering = [f"/rounds/{signed.slug}/setup/", f"/rounds/{signed.slug}/state/"]
    assert [f'href="{path}"' in page_of(client, lead, signed) for path in steering] == [True, True]
    assert [f'href="{path}"' in page_of(client, core_member, signed) for path in steering] == [False, False]


def test_downloads_are_offered_to_those_who_may_have_them(client, reader, adviser, signed):
    assert "/export/round.pdf" in page_of(client, reader, signed)
    assert "/export/" not in page_of(client, adviser, signed)


def test_a_reader_waits_until_the_round_is_signed_off(client, reader, unfinished):
    client.force_login(reader)
    assert client.get(f"/rounds/{unfinished.slug}/").status_code == 403


@pytest.mark.parametrize("who", ["guest", "outsider", "regional"])
def test_the_dashboard_does_not_exist_for_guests_and_strangers(client, request, signed, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(f"/rounds/{signed.slug}/").status_code == 404


def test_what_people_type_is_shown_and_never_run(client, lead, unfinished):
    own = example.cells_of(unfinished)["1.3", "early-years"]
    own.judgements.all().delete()
    judge(own, lead, "NI", "<script>alert(1)</script>")
    unfinished.previous = RoundFactory(authority=unfinished.authority, framework=framework())
    unfinished.save()
    judge(example.cells_of(unfinished.previous)["1.3", "early-years"], lead, "G")
    page = page_of(client, lead, unfinished)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_the_page_takes_as_many_queries_with_three_rounds_as_with_one(client, lead, signed):
    client.force_login(lead)
    paths = (f"/rounds/{signed.slug}/", f"/rounds/{signed.previous.slug}/")
    before = [queries(client, path) for path in paths]
    for name in ("Second", "Third"):
        example.any_borough(signed.authority, lead, name=name)
    for own in example.cells_of(signed.previous).values():
        answer_all(own, lead)
    assert before == [queries(client, path) for path in paths] == [5, 9]
