"""The director gives, changes and takes away, and sets the budget; everybody else reads at most."""

from decimal import Decimal as D

import pytest

from evaluations.models import Allocation, Budget, Look
from evaluations.services.errors import Refused
from evaluations.services.regional.support import change, give, set_budget, take_away
from tests.accounts.pages import errors, heading, main_text, notices, rows
from tests.evaluations.regional.making import round_of
from tests.evaluations.regional.support.conftest import AT, decided, posts_of
from tests.factories.accounts import AppointmentFactory

pytestmark = pytest.mark.django_db
PLACE = f"{AT}ashcombe/"
NEW = {
    "kind": "days",
    "days": "2.5",
    "programme": "",
    "phase": "primary",
    "element": "2.4",
    "reason": "Reports come late.",
    "given_on": "1/6/2009",
    "year": "2009",
}


def changed(one, **more):
    return NEW | {"version": one.version, "why": "There is more to do.", "days": "5"} | more


@pytest.fixture
def one(given, ashcombe):
    return given(ashcombe)


def test_days_are_given_and_the_authority_page_lists_them_with_the_reason(as_, director, ashcombe, content):
    client = as_(director)
    response = client.post(f"{PLACE}new/?year=2009", NEW)
    assert response["Location"] == f"{PLACE}?year=2009"
    page = client.get(response["Location"])
    assert notices(page) == ["Given to Ashcombe: 2.5 days."]
    assert heading(page) == "Support for Ashcombe, 2009–10"
    assert rows(page)[0][:5] == [
        *("2.5 days", "Primary, 2.4 Use of intelligence", "Reports come late.", "1 June 2009"),
        "No round signed off since",
    ]


def test_the_same_sent_twice_is_kept_once_and_another_beside_it(as_, director, ashcombe, content):
    client = as_(director)
    for days in ("2.5", "2.5", "3"):
        client.post(f"{PLACE}new/", NEW | {"days": days})
    assert sorted(Allocation.objects.values_list("days", flat=True)) == [D("2.5"), D("3")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"days": ""}, "Give the number of days."),
        ({"days": "0"}, "Give the number of days."),
        ({"days": "2.55"}, "Write days in whole numbers or with one decimal place, for example 2.5."),
        ({"days": "-1"}, "Days cannot be fewer than none."),
        ({"days": "10000"}, "Give at most 9,999 days."),
        ({"days": "9999999999"}, "Give at most 9,999 days."),
        ({"kind": "programme"}, "Give the name of the programme."),
        ({"programme": "CLLD"}, "You named a programme: choose “A programme” above, or take its name out."),
        (
            {"phase": "early-years", "element": "1.4"},
            "1.4 is not rated in Early Years. Choose another aspect or phase.",
        ),
        ({"reason": " "}, "Say what it is for."),
        ({"given_on": "1/6/2999"}, "The date cannot be after today."),
    ],
)
def test_what_is_wrong_is_said_and_all_that_was_typed_is_kept(as_, director, ashcombe, content, typed, said):
    page = as_(director).post(f"{PLACE}new/", NEW | {"reason": "Kept as typed."} | typed)
    assert (page.status_code, errors(page), Allocation.objects.count()) == (422, [said], 0)
    assert ("Kept as typed." in page.content.decode()) is ("reason" not in typed)


def test_a_programme_may_have_days_or_none(as_, director, ashcombe, content):
    client = as_(director)
    for days in ("", "3"):
        client.post(
            f"{PLACE}new/",
            NEW | {"kind": "programme", "programme": "CLLD", "days": days, "phase": "all", "element": "all"},
        )
    shown = [row[:2] for row in rows(client.get(f"{PLACE}?year=2009"))]
    assert shown == [["CLLD", "All phases"], ["CLLD, 3 days", "All phases"]]


def test_a_change_keeps_who_when_and_why_in_the_history(as_, director, one):
    client = as_(director)
    assert client.post(f"{PLACE}{one.pk}/", changed(one, days="8")).status_code == 302
    events = rows(client.get(f"{PLACE}history/"))
    was = "2009–10: 5 days. Primary, 2.4 Use of intelligence. Reports come late. Decided on 1 June 2009."
    assert [event[1:] for event in events] == [
        ["Dora Director", "Changed", was, was.replace("5 days", "8 days"), "There is more to do."],
        ["Dora Director", "Given", "–", was, "–"],
    ]


def test_a_change_without_a_reason_is_not_taken(as_, director, one):
    page = as_(director).post(f"{PLACE}{one.pk}/", changed(one, days="8", why=""))
    one.refresh_from_db()
    assert (page.status_code, errors(page), one.days) == (422, ["Say why it changes."], D(5))


def test_an_overtaken_change_shows_both_and_loses_nothing(as_, director, region, one):
    other = AppointmentFactory(region=region, user__name="Dan Deputy").user
    as_(other).post(f"{PLACE}{one.pk}/", changed(one, reason="Dan’s words."))
    page = as_(director).post(f"{PLACE}{one.pk}/", changed(one, days="9", reason="My words."))
    text = page.content.decode()
    assert (page.status_code, "Dan’s words." in text, "My words." in text) == (409, True, True)
    assert errors(page)[0].startswith("Dan Deputy changed this while you were writing.")
    again = as_(director).post(f"{PLACE}{one.pk}/", changed(one, days="9", reason="My words.", version=2))
    one.refresh_from_db()
    assert (again.status_code, one.days, one.reason, one.version) == (302, D(9), "My words.", 3)


def test_taking_away_wants_a_reason_and_then_it_counts_for_nothing_but_stays_in_the_history(
    as_, director, one
):
    client, at = as_(director), f"{PLACE}{one.pk}/take-away/"
    assert errors(client.post(at, {"version": 1, "why": ""})) == ["Say why it is taken away."]
    assert client.post(at, {"version": 1, "why": "Needed elsewhere."}).status_code == 302
    assert "Nothing in 2009–10" in main_text(client.get(f"{PLACE}?year=2009"))
    assert rows(client.get(f"{PLACE}history/"))[0][2:] == [
        *(
            "Taken away",
            "2009–10: 5 days. Primary, 2.4 Use of intelligence. Reports come late. Decided on 1 June 2009.",
        ),
        *("–", "Needed elsewhere."),
    ]
    page = client.post(f"{PLACE}{one.pk}/", changed(one, days="8", version=2))
    assert errors(page) == [
        "This was taken away already, so it stays as it was. Give it anew if it should stand again."
    ]


def test_what_was_changed_meanwhile_is_not_taken_away_unseen(as_, director, one):
    client = as_(director)
    client.post(f"{PLACE}{one.pk}/", changed(one, days="8"))
    page = client.post(f"{PLACE}{one.pk}/take-away/", {"version": 1, "why": "Needed elsewhere."})
    one.refresh_from_db()
    assert (page.status_code, heading(page), one.taken_away_at) == (409, "Take away 8 days?", None)
    assert "Needed elsewhere." in page.content.decode()


def test_the_budget_is_set_once_a_year_and_an_overtaken_one_says_whose_stands(as_, director, region, content):
    client, at = as_(director), f"{AT}budget/2009/"
    assert client.post(at, {"days": "60", "version": 0})["Location"] == f"{AT}?year=2009"
    page = client.post(at, {"days": "70", "version": 0})
    assert (page.status_code, errors(page)) == (
        409,
        ["Dora Director set 60 days while you were here. Save again to put yours in its place."],
    )
    assert client.post(at, {"days": "70", "version": 1}).status_code == 302
    budget = Budget.objects.get(region=region, year=2009)
    assert (budget.days, budget.version, budget.history.count()) == (D(70), 2, 2)


@pytest.mark.parametrize("role", ["phase-adviser", "regional-adviser"])
def test_advisers_read_and_decide_nothing(as_, region, one, role):
    user = AppointmentFactory(region=region, role=role, phase="primary").user
    client = as_(user)
    page = client.get(f"{PLACE}?year=2009")
    assert (len(rows(page)[0]), "Give days" in main_text(page)) == (5, False)
    ways = [f"{PLACE}new/", f"{PLACE}{one.pk}/", f"{PLACE}{one.pk}/take-away/", f"{AT}budget/2009/"]
    assert [client.post(at, changed(one)).status_code for at in ways] == [403] * 4
    posts = posts_of(user)
    with pytest.raises(Refused):
        set_budget(posts=posts, region=region, year=2009, days=D(1), user=user, version=0)
    with pytest.raises(Refused):
        take_away(posts=posts, allocation=one, user=user, why="No.", version=1)
    assert (Allocation.objects.get().version, Budget.objects.count()) == (1, 0)


def test_a_director_of_one_phase_decides_in_it_alone(region, ashcombe, content, one):
    user = AppointmentFactory(region=region, phase="secondary").user
    posts, about = posts_of(user), {"content": content, "user": user}
    give(posts=posts, authority=ashcombe, decision=decided(phase="secondary"), **about)
    for phase in ("primary", ""):
        with pytest.raises(Refused):
            give(posts=posts, authority=ashcombe, decision=decided(phase=phase, element=""), **about)
    with pytest.raises(Refused):
        change(
            posts=posts, allocation=one, decision=decided(phase="secondary"), why="Mine.", version=1, **about
        )
    assert sorted(Allocation.objects.values_list("phase__ref", flat=True)) == ["primary", "secondary"]


def test_the_page_of_an_authority_is_a_look_at_its_ratings_where_it_has_any(
    as_, director, region, lead, ashcombe, content
):
    client = as_(director)
    client.get(f"{PLACE}?by=primary")
    assert Look.objects.count() == 0
    round_of("", region, lead, authority=ashcombe, name="Autumn")
    client.get(f"{PLACE}?by=primary")
    assert [look.what for look in Look.objects.all()] == ["its ratings beside its support, Primary"]


def test_the_history_of_another_phase_is_not_read(as_, primary_adviser, given, ashcombe):
    given(ashcombe, phase="secondary", reason="ZQ-secret")
    given(ashcombe, phase="", element="")
    page = as_(primary_adviser).get(f"{PLACE}history/")
    assert (len(rows(page)), "ZQ-secret" in page.content.decode()) == (1, False)


def test_an_authority_costs_the_same_for_one_allocation_and_for_many(
    as_, director, ashcombe, given, django_assert_max_num_queries
):
    client, counts = as_(director), []
    given(ashcombe)
    client.get(PLACE)
    for more in (4, 0):
        with django_assert_max_num_queries(15) as asked:
            client.get(PLACE)
        counts.append(len(asked))
        for number in range(more):
            given(ashcombe, f"{number + 6}", year=2004 + number)
    assert counts[0] == counts[1]
