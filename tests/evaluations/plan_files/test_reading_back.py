import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from evaluations.models import Action, Milestone
from evaluations.selectors.plans.access import plan_for
from evaluations.services.plans.actions import change_action
from evaluations.services.plans.details import details_of
from tests.evaluations.plan_files.books import Copy, changes, confirm, hidden, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_lead(client, lead):
    client.force_login(lead)
    return client


@pytest.fixture
def copy(as_lead, plan) -> Copy:
    return Copy(as_lead)


def on_the_site(plan, user, number: int, **said) -> Action:
    """Somebody changes an action on its page, after the download."""
    fresh = plan_for(user, plan.round.slug)
    action = Action.objects.get(plan=plan, number=number)
    details = details_of(action)
    for name, value in said.items():
        details = details.__class__(**{**{f: getattr(details, f) for f in details.__slots__}, name: value})
    return change_action(plan=fresh, action=action, user=user, details=details, version=action.version)


def records() -> int:
    return Action.history.count() + Milestone.history.count()


def test_an_untouched_file_changes_nothing(copy):
    before = records()
    page = copy.send()
    assert "Nothing: no row that can be saved says anything new." in page.content.decode()
    assert (changes(page), refused(page), hidden(page.content.decode())) == ([], [], {})
    assert records() == before


def test_an_untouched_file_changes_nothing_whatever_the_fields_hold(as_lead, plan, core_member):
    action = plan.actions.get(number=3)
    odd = [
        "=1+1",
        " padded ",
        "two\r\nlines",
        "_x0041_",
        "<r>x</r>",
        "a\x0bb",
        "95%",
        "1-2",
        "x" * 40_000,
        "TRUE",
        "007",
    ]
    for number, text in enumerate(odd, start=10):
        Action.objects.create(
            plan=plan,
            number=number,
            title=text[:500],
            success=text,
            baseline=text[:80],
            lead_name=text[:120],
            cost=Decimal("0.07"),
            updated_by=core_member,
        )
    Milestone.objects.create(action=action, title="=2+2", due=dt.date(2010, 1, 1))
    page = Copy(as_lead).send()
    assert (changes(page), refused(page)) == ([], [])


def test_every_change_is_shown_before_it_is_saved_and_saved_when_confirmed(copy, plan, lead):
    copy.set("A2", title="Write a policy and consult on it", due=dt.datetime(2010, 4, 30), cost=1200.5)
    copy.set("A2", lead="Lena Lead", status="In progress", progress="Red", baseline=0)
    page = copy.send()
    assert changes(page) == [
        ["A2 Write a policy Row 3", "Action", "Write a policy", "Write a policy and consult on it"],
        ["A2 Write a policy Row 3", "Due", "1 December 2009", "30 April 2010"],
        ["A2 Write a policy Row 3", "Cost, £", "Nothing", "£1,200.50"],
        ["A2 Write a policy Row 3", "Baseline", "Nothing", "0"],
        ["A2 Write a policy Row 3", "Status", "Not started", "In progress"],
        ["A2 Write a policy Row 3", "Lead", "Nothing", "Lena Lead"],
        ["A2 Write a policy Row 3", "Progress", "Nothing", "Red"],
    ]
    assert plan.actions.get(number=2).title == "Write a policy"
    confirm(copy.client, page)
    action = plan.actions.get(number=2)
    assert (
        action.title,
        action.due,
        action.cost,
        action.lead,
        action.status,
        action.progress,
        action.baseline,
    ) == (
        "Write a policy and consult on it",
        dt.date(2010, 4, 30),
        Decimal("1200.50"),
        lead,
        "doing",
        "red",
        "0",
    )
    assert [(one.on, one.progress, one.by) for one in action.entries.all()] == [
        (timezone.localdate(), "red", lead)
    ]
    assert action.history.first().history_user == lead


def test_dates_may_be_typed_and_pounds_written_as_people_do(copy, plan):
    copy.set("A3", start="5/10/2009", due="26 March 2010", cost="£1,200").save()
    action = plan.actions.get(number=3)
    assert (action.start, action.due, action.cost) == (
        dt.date(2009, 10, 5),
        dt.date(2010, 3, 26),
        Decimal("1200.00"),
    )


def test_a_row_without_a_reference_is_a_new_action_with_its_milestones(copy, plan):
    copy.new(title="Buy books", element="2", lead="Nora Name", reference="New 1")
    copy.new(title="Visit two schools")
    copy.milestone(4, reference="new 1", due=dt.datetime(2010, 5, 1), title="Order them")
    page = copy.send()
    assert changes(page) == [
        ["Buy books New Row 5", "Action", "Nothing", "Buy books"],
        ["Buy books New Row 5", "Element", "Nothing", "2"],
        ["Buy books New Row 5", "Lead", "Nothing", "Nora Name"],
        ["Buy books New Row 5", "Milestone", "Nothing", "1 May 2010: Order them"],
        ["Visit two schools New Row 6", "Action", "Nothing", "Visit two schools"],
    ]
    confirm(copy.client, page)
    books, visit = plan.actions.filter(number__gt=3)
    assert (books.ref, books.title, books.cell.element.ref, books.lead_name, books.status) == (
        "A4",
        "Buy books",
        "2",
        "Nora Name",
        "to-do",
    )
    assert [(one.title, one.due) for one in books.milestones.all()] == [("Order them", dt.date(2010, 5, 1))]
    assert (visit.ref, visit.title, visit.cell) == ("A5", "Visit two schools", None)


def test_confirming_twice_adds_nothing_twice(copy, plan):
    copy.new(title="Buy books").set("A1", title="Name two leads")
    copy.milestone(4, reference="A1", due=dt.datetime(2010, 5, 1), title="Check again")
    page = copy.send()
    confirm(copy.client, page)
    again = confirm(copy.client, page)
    assert (again.status_code, refused(again)) == (
        409,
        [["Actions, row 5", "A4 says the same. Write its reference in the row, or other words."]],
    )
    assert (plan.actions.count(), plan.actions.get(number=1).milestones.count()) == (4, 3)


def test_milestones_are_changed_reached_and_added(copy, plan):
    copy.milestone(2, title="Ask every school").milestone(3, done=dt.datetime(2010, 2, 11))
    copy.milestone(4, reference="A2", due=dt.datetime(2010, 3, 1), title="First draft")
    page = copy.send()
    assert [line[1:] for line in changes(page)] == [
        [
            "Milestone",
            "18 December 2009: Ask schools (done 17 December 2009)",
            "18 December 2009: Ask every school (done 17 December 2009)",
        ],
        [
            "Milestone",
            "12 February 2010: Train leads",
            "12 February 2010: Train leads (done 11 February 2010)",
        ],
        ["Milestone", "Nothing", "1 March 2010: First draft"],
    ]
    confirm(copy.client, page)
    assert [(one.title, one.done_on) for one in plan.actions.get(number=1).milestones.all()] == [
        ("Ask every school", dt.date(2009, 12, 17)),
        ("Train leads", dt.date(2010, 2, 11)),
    ]
    assert plan.actions.get(number=2).milestones.get().title == "First draft"


def test_a_missing_row_changes_nothing(copy, plan):
    copy.book["Actions"].delete_rows(2)
    copy.book["Milestones"].delete_rows(2, 2)
    assert changes(copy.send()) == []
    assert plan.actions.count() == 3


def test_what_others_changed_meanwhile_stays_where_the_file_says_nothing_of_it(copy, plan, core_member):
    on_the_site(plan, core_member, 2, due=dt.date(2010, 6, 1))
    copy.set("A2", title="Write a short policy")
    page = copy.send()
    assert [line[1:] for line in changes(page)] == [["Action", "Write a policy", "Write a short policy"]]
    confirm(copy.client, page)
    action = plan.actions.get(number=2)
    assert (action.title, action.due) == ("Write a short policy", dt.date(2010, 6, 1))


@pytest.mark.parametrize(("keep", "title"), [("mine", "Mine"), ("theirs", "Theirs")])
def test_where_both_changed_the_same_the_person_chooses(copy, plan, core_member, keep, title):
    on_the_site(plan, core_member, 2, title="Theirs", due=dt.date(2010, 6, 1))
    page = copy.set("A2", title="Mine").send()
    assert "A2 Theirs: changed on the site since you downloaded" in page.content.decode()
    unsettled = confirm(copy.client, page)
    assert (unsettled.status_code, plan.actions.get(number=2).title) == (409, "Theirs")
    assert "Choose which to keep for A2 Theirs" in unsettled.content.decode()
    confirm(copy.client, page, **{"keep-a2": keep})
    action = plan.actions.get(number=2)
    assert (action.title, action.due) == (title, dt.date(2010, 6, 1))


def test_a_clash_that_came_up_after_the_preview_is_asked_about_and_nothing_is_half_saved(
    copy, plan, core_member
):
    page = copy.set("A2", title="Mine").set("A3", title="Tell everyone").send()
    on_the_site(plan, core_member, 2, title="Theirs")
    answer = confirm(copy.client, page)
    assert (answer.status_code, "On the site now" in answer.content.decode()) == (409, True)
    assert [one.title for one in plan.actions.filter(number__in=(2, 3))] == [
        "Theirs",
        "Tell schools what was agreed",
    ]


def test_a_choice_between_texts_that_changed_again_is_asked_anew(copy, plan, core_member):
    on_the_site(plan, core_member, 2, title="Theirs")
    page = copy.set("A2", title="Mine").send()
    on_the_site(plan, core_member, 2, title="Theirs again")
    answer = confirm(copy.client, page, **{"keep-a2": "mine"})
    assert (answer.status_code, plan.actions.get(number=2).title) == (409, "Theirs again")


def test_milestones_changed_by_both_are_asked_about(copy, plan, core_member, as_lead):
    action = plan.actions.get(number=1)
    step = action.milestones.get(title="Train leads")
    as_lead.post("/plans/any-borough-2009/actions/1/milestone/", {"milestone": step.pk})
    step.refresh_from_db()
    assert step.done_on == timezone.localdate()
    page = copy.milestone(3, due=dt.datetime(2010, 3, 12)).send()
    assert "changed on the site since you downloaded" in page.content.decode()
    confirm(as_lead, page, **{"keep-a1": "mine"})
    step.refresh_from_db()
    assert (step.due, step.done_on) == (dt.date(2010, 3, 12), None)


def test_an_old_file_that_is_untouched_overwrites_nobody(copy, plan, core_member, as_lead):
    on_the_site(plan, core_member, 1, title="Name a lead in each school", cost=None)
    as_lead.post(
        "/plans/any-borough-2009/actions/1/milestone/",
        {"milestone": plan.actions.get(number=1).milestones.get(title="Train leads").pk},
    )
    page = copy.send()
    assert (changes(page), refused(page)) == ([], [])


def test_a_preview_holds_for_its_own_person_and_plan_only(copy, plan, client, core_member):
    page = copy.set("A2", title="Mine").send()
    client.force_login(core_member)
    answer = confirm(client, page)
    assert (answer.status_code, plan.actions.get(number=2).title) == (302, "Write a policy")
    answer = client.post("/plans/any-borough-2009/file/confirm/", {"token": "made up"})
    assert (answer.status_code, answer["Location"]) == (302, "/plans/any-borough-2009/file/")


def test_a_preview_does_not_take_more_queries_for_more_rows(
    copy, as_lead, plan, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        copy.set("A1", title="One").send()
    for number in range(4, 20):
        Action.objects.create(plan=plan, number=number, title=f"Action {number}", updated_by=plan.updated_by)
    many = Copy(as_lead)
    for number in range(1, 20):
        many.set(f"A{number}", title=f"New words {number}")
    with django_assert_max_num_queries(16):
        many.send()
