"""What the demo holds besides the published example, and what a second loading does."""

import datetime as dt
from collections import Counter

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.files.storage import default_storage
from django.utils import timezone

from accounts.enums import RegionalRole, Role
from accounts.models import LocalAuthority, Membership, RegionalAppointment, User
from evaluations.demo import PASSWORD, load_demo, sign_ins
from evaluations.demo.cast import emails
from evaluations.demo.dates import DATED
from evaluations.models import Answer, Cell, EvidenceItem, Judgement, Overall, Rating, Round
from evaluations.reports.build import dashboard_of
from evaluations.selectors.evidence import with_uses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

TOLD = ("any-borough", "eastholme", "northmoor-vale")


def everything():
    """Every row of ours, with its history."""
    models = [
        model
        for app in ("accounts", "schools", "evaluations")
        for model in apps.get_app_config(app).get_models()
    ]
    return {model.__name__: list(model.objects.order_by("pk").values_list()) for model in models}


def test_loading_it_again_changes_nothing():
    before = everything()
    load_demo()
    assert everything() == before


def test_loading_it_again_keeps_what_people_did():
    note = Answer.objects.exclude(note="").first()
    note.note = "What I typed"
    note.save()
    Membership.objects.filter(role=Role.ADVISER).update(ended_at=timezone.now())
    unused = with_uses(EvidenceItem.objects.all()).filter(uses=0).first()
    unused.delete()
    before = everything()
    load_demo()
    assert everything() == before


def test_rounds_stand_in_different_states():
    found = Round.objects.filter(authority__slug__in=TOLD).values_list("slug", "state", "previous__slug")
    assert {slug: (state, previous) for slug, state, previous in found} == {
        "any-borough-spring-2009": ("signed-off", None),
        "any-borough-2009": ("signed-off", "any-borough-spring-2009"),
        "any-borough-spring-2010": ("rating", "any-borough-2009"),
        "any-borough-gifted-and-talented": ("signed-off", None),
        "any-borough-gifted-and-talented-again": ("agreeing", "any-borough-gifted-and-talented"),
        "any-borough-laser": ("signed-off", None),
        "any-borough-laser-again": ("agreeing", "any-borough-laser"),
        "any-borough-self-evaluation": ("signed-off", None),
        "any-borough-self-evaluation-again": ("rating", "any-borough-self-evaluation"),
        "eastholme-gifted-and-talented": ("rating", None),
        "northmoor-vale-gifted-and-talented": ("setting-up", None),
        "eastholme-2009": ("signed-off", None),
        "northmoor-vale-2009": ("agreeing", None),
    }


def test_the_open_round_is_half_way_through():
    dashboard = dashboard_of(Round.objects.get(slug="any-borough-spring-2010"))
    considered = sum(cell.considered for cell in dashboard.cells)
    assert 0.45 < considered / sum(cell.of for cell in dashboard.cells) < 0.55
    cell = next(cell for cell in dashboard.cells if cell.key == ("2.4", "primary"))
    assert (cell.considered, cell.of, cell.ceiling) == (19, 23, "NI")
    assert Rating.objects.filter(cell__round__slug="any-borough-spring-2010").count() == 14


def test_an_overall_rating_that_departs_from_the_suggestion_says_why():
    departing = [row for row in Overall.objects.all() if row.level_id != row.suggested_id]
    assert sorted(row.round.slug for row in departing) == [
        "any-borough-spring-2009",
        "any-borough-spring-2009",
        "eastholme-2009",
    ]
    assert [row for row in departing if not row.reason] == []


def test_one_cell_was_not_applicable_in_spring_2009_with_the_reason():
    row = Judgement.objects.get(not_applicable=True)
    assert (row.cell.round.slug, row.cell.element.ref, row.cell.phase.ref) == (
        "any-borough-spring-2009",
        "1.5",
        "secondary",
    )
    assert row.rationale.startswith("Schools were setting their targets again")


def test_any_borough_has_everyone_and_its_neighbours_a_lead():
    roles = Membership.objects.filter(authority__slug="any-borough").values_list("role", flat=True)
    assert Counter(roles) == {"lead": 2, "core": 9, "guest": 2, "reader": 1, "adviser": 1}
    for slug in ("eastholme", "northmoor-vale"):
        assert Membership.objects.filter(authority__slug=slug, role=Role.LEAD).count() == 1
    appointments = RegionalAppointment.objects.values_list("role", flat=True)
    assert Counter(appointments) == {"director": 1, "phase-adviser": 4, "regional-adviser": 3}
    assert User.objects.filter(is_superuser=True, is_staff=True).count() == 1


def test_there_is_a_sign_in_for_every_role_and_all_of_them_work():
    lines = sign_ins()
    assert len(lines) == 16
    said = " ".join(lines)
    assert [
        label for label in (*Role.labels, *RegionalRole.labels, "Administrator") if label not in said
    ] == []
    for email in emails():
        assert authenticate(None, username=email, password=PASSWORD) == User.objects.get(email=email)


def test_the_guest_can_come_on_any_day_and_is_named_for_two_cells():
    guest = Membership.objects.get(user__email="guest@any-borough.example")
    assert guest.until > timezone.localdate() + dt.timedelta(days=9 * 365)
    cells = Cell.objects.filter(round__slug="any-borough-spring-2010", looked_after_by__user=guest.user)
    assert sorted(cells.values_list("element__ref", "phase__ref")) == [("1.4", "primary"), ("2.2", "primary")]


def test_nothing_of_it_can_be_taken_for_a_real_authority():
    authorities = LocalAuthority.objects.filter(fictional=True)
    assert {(one.fictional, one.code.isdigit(), one.region.code) for one in authorities} == {
        (True, False, "F")
    }
    assert authorities.count() == 12
    assert [email for email in emails() if not email.endswith(".example")] == []


def test_nothing_happened_between_the_story_of_2010_and_that_of_this_year():
    gap = timezone.make_aware(dt.datetime(2010, 3, 31)), timezone.now() - dt.timedelta(days=4 * 365)
    found = {}
    for model, field in DATED.items():
        rows = model.history.filter(history_date__range=gap)
        newer = model.objects.filter(**{f"{field}__range": gap})
        found[model.__name__] = (rows.count(), newer.count())
    assert set(found.values()) == {(0, 0)}


def test_history_says_who_and_follows_the_life_of_a_round():
    for model in DATED:
        assert model.history.filter(history_user=None).count() == 0
    rows = Round.history.filter(slug="any-borough-2009").order_by("history_id")
    assert [(row.state, str(timezone.localdate(row.history_date))) for row in rows] == [
        ("setting-up", "2009-09-14"),
        ("rating", "2009-09-28"),
        ("agreeing", "2009-11-02"),
        ("signed-off", "2009-11-20"),
    ]


def test_some_answers_were_changed_before_they_came_to_stand():
    changed = Answer.objects.filter(version=2).select_related("cell__round", "criterion")
    assert sorted((row.cell.round.slug, row.criterion.ref) for row in changed) == [
        ("any-borough-2009", "1.1-G-2"),
        ("any-borough-2009", "1.4-G-4"),
        ("any-borough-2009", "2.5-G-3"),
        ("any-borough-spring-2010", "2.4-G-4"),
    ]
    for row in changed:
        dates = row.history.order_by("version").values_list("history_date", flat=True)
        assert list(dates) == sorted(dates)


def test_evidence_is_in_the_library_before_anything_rests_on_it():
    late = [
        (link.item.title, str(link.cell))
        for item in EvidenceItem.objects.prefetch_related("links__cell")
        for link in item.links.all()
        if link.added_at <= item.added_at or timezone.localdate(item.added_at) < item.dated
    ]
    assert late == []


def test_the_library_has_items_of_every_sort():
    items = EvidenceItem.objects.filter(authority__slug="any-borough")
    used = {item.title: (item.uses, item.alone) for item in with_uses(items)}
    assert len(used) == 98
    assert sum(uses == 0 for uses, _ in used.values()) == 2
    assert max(uses for uses, _ in used.values()) >= 6
    assert sum(alone > 0 for _, alone in used.values()) >= 5
    assert {"none", "some", "substantial"} == set(items.values_list("impact", flat=True))
    assert items.filter(individual=True).count() == 6


def test_files_of_evidence_are_real_and_stored_under_names_of_ours():
    with_files = EvidenceItem.objects.exclude(file="")
    assert sorted(item.file_name.rpartition(".")[2] for item in with_files) == [
        "csv",
        "csv",
        "pdf",
        "txt",
        "txt",
    ]
    for item in with_files:
        assert default_storage.size(item.file.name) == item.size
        assert item.file_name not in item.file.name
