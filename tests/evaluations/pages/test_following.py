"""A round that goes on from the last, in the browser; and any two rounds beside each other."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Judgement, Round
from evaluations.selectors.access import round_for
from evaluations.services.carrying import start_from
from tests.evaluations.pages.conftest import address
from tests.factories.answers import DAY, answer
from tests.factories.rounds import cell_of, join

pytestmark = pytest.mark.django_db
PLACE = ("2.4", "primary")


def judge(round_, code, rationale="So.", place=PLACE):
    return Judgement.objects.create(
        cell=cell_of(round_, *place),
        level=round_.framework.levels.get(code=code),
        rationale=rationale,
        agreed_on=DAY,
        updated_by=round_.created_by,
    )


@pytest.fixture
def followed(round_, lead):
    """Begun from Spring 2010, in which one aspect was judged and one line of it answered."""
    answer(cell_of(round_, *PLACE), lead, "2.4-G-3", "no", "Not shared in time.")
    judge(round_, "NI", "The register came late.")
    source = round_for(lead, round_.slug)
    made = start_from(
        source=source, framework=round_.framework, user=lead, name="Autumn 2010", period="2010–11"
    )
    Round.objects.filter(pk=made.pk).update(state=RoundState.RATING)
    return Round.objects.get(pk=made.pk)


def compare(client, **query):
    return client.get(reverse("evaluations:rounds_compare"), query)


def test_a_lead_starts_the_next_round_and_sees_what_it_took(as_lead, round_, lead):
    judge(round_, "G")
    at = reverse("evaluations:round_next", args=[round_.slug])
    assert as_lead.get(at).status_code == 200
    form = {"name": "Autumn 2010", "period": "2010–11", "framework": round_.framework_id, "take": ["team"]}
    page = as_lead.post(at, form, follow=True).content.decode()
    assert "What Autumn 2010 took from Spring 2010" in page
    assert "<li>1 rating is shown as it was</li><li>2 people of the team</li>" in page
    assert Round.objects.get(name="Autumn 2010").previous == round_


def test_what_was_typed_is_kept_where_the_name_is_taken(as_lead, round_):
    form = {"name": "Spring 2010", "period": "2010–11", "framework": round_.framework_id, "take": ["plan"]}
    response = as_lead.post(reverse("evaluations:round_next", args=[round_.slug]), form)
    assert response.status_code == 422
    page = response.content.decode()
    assert "has a round called “Spring 2010” already. Choose another name." in page
    assert page.count(" checked") == 1


def test_a_rating_page_shows_what_was_judged_and_found(get, lead, followed):
    page = get(lead, address(cell_of(followed, *PLACE)))
    assert "Was: Not met, in Spring 2010" in page.text
    assert "In Spring 2010: was NI Needs improvement . It is judged anew in this round." in page.text
    assert "The register came late." in page.text


def test_the_reason_given_then_is_where_the_new_one_is_written(as_lead, followed):
    Round.objects.filter(pk=followed.pk).update(state=RoundState.AGREEING)
    page = as_lead.get(address(cell_of(followed, *PLACE), "agree"))
    assert page.context["form"]["rationale"].value() == "The register came late."
    assert not Judgement.objects.filter(cell__round=followed).exists()


def test_a_line_keeps_what_it_was_when_it_is_answered(as_lead, followed):
    cell = cell_of(followed, *PLACE)
    row = cell.answers.get()
    form = {f"value-{row.field}": "yes", f"note-{row.field}": row.note, f"version-{row.field}": "1"}
    as_lead.post(address(cell), form)
    row.refresh_from_db()
    assert (row.value, row.was) == ("yes", "Not met, in Spring 2010")


def test_two_rounds_stand_beside_each_other(as_lead, round_, followed):
    judge(followed, "G", "It comes in time now.")
    judge(followed, "SI", "New trouble.", ("1.1", "primary"))
    page = compare(as_lead, earlier=round_.slug, later=followed.slug).context["page"]
    assert page.said == "1 went up, 1 is newly rated"
    assert [
        (
            group.title,
            line.key[0],
            [one.level and one.level.code for one in line.before],
            line.now.code,
            line.why,
        )
        for group in page.groups
        for line in group.lines
    ] == [
        ("Went up", "2.4", ["NI"], "G", "It comes in time now."),
        ("Newly rated, or not to be compared", "1.1", [None], "SI", "New trouble."),
    ]
    turned = compare(as_lead, earlier=followed.slug, later=round_.slug).context["page"]
    assert turned.said == "1 went down, 1 was rated before and is not now"


def test_a_round_and_itself_are_refused_in_words(as_lead, round_):
    response = compare(as_lead, earlier=round_.slug, later=round_.slug)
    assert response.status_code == 422
    assert "Choose two different rounds." in response.content.decode()


def test_a_round_that_a_person_may_not_read_is_not_among_those_to_compare(
    sign_in, reader, outsider, round_, followed
):
    judge(followed, "SI", "A secret reason.")
    for person in (reader, outsider):
        response = compare(sign_in(person), earlier=round_.slug, later=followed.slug)
        assert response.status_code == 422
        assert "A secret reason." not in response.content.decode()
        assert list(response.context["form"].rounds) == []


def test_guests_find_neither(sign_in, guest, followed):
    join(followed, guest, "guest", (cell_of(followed, *PLACE),))
    client = sign_in(guest)
    for name in ("round_next", "round_carried"):
        assert client.get(reverse(f"evaluations:{name}", args=[followed.slug])).status_code == 404
    assert list(compare(client).context["form"].rounds) == []


def test_comparing_costs_the_same_for_few_ratings_and_for_many(
    as_lead, round_, followed, django_assert_num_queries
):
    at = {"earlier": round_.slug, "later": followed.slug}
    with django_assert_num_queries(10):
        compare(as_lead, **at)
    for phase in ("primary", "secondary"):
        for element in ("1.1", "1.2", "2.5"):
            judge(followed, "G", place=(element, phase))
    with django_assert_num_queries(10):
        compare(as_lead, **at)
