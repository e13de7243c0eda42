import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from accounts.models import RegionalAppointment
from tests.permissions.admin_table import ADMIN, OTHERS
from tests.permissions.asking import outcome
from tests.permissions.world import World, untouched, writes

pytestmark = pytest.mark.django_db


def arguments(world: World, of: str) -> list[object]:
    house = world.own
    return {
        "": [],
        "any": [1, 1],
        "app": ["accounts"],
        "user": [house.lead.pk],
        "region": [house.authority.region_id],
        "localauthority": [house.authority.pk],
        "membership": [house.membership.pk],
        "invitation": [house.invitation.pk],
        "regionalappointment": [RegionalAppointment.objects.earliest("pk").pk],
    }[of]


def address(world: World, name: str, of: str) -> str:
    if of == "old":
        return f"/admin/accounts/user/{world.own.lead.pk}/"
    if of == "rest":
        return "/admin/evaluations/round/"
    return reverse(f"admin:{name}", args=arguments(world, of))


def look(world: World, who: str, url: str, method: str = "get") -> str:
    with untouched(), writes() as written:
        return outcome(getattr(world.client(who), method)(url), written)


@pytest.mark.parametrize("name", ADMIN)
def test_only_an_administrator_gets_in(world, name):
    of, expected = ADMIN[name]
    url = address(world, name, of)
    others = set(world.clients) - {"admin", "anyone"}
    assert look(world, "admin", url) == expected
    assert look(world, "anyone", url) == "in"
    for method in ("get", "post"):
        said = {who: look(world, who, url, method) for who in others}
        assert said == dict.fromkeys(others, OTHERS.get(name, "in"))


def test_administrators_cannot_open_the_work_of_an_authority():
    models = apps.get_app_config("evaluations").get_models()
    assert [model for model in models if admin.site.is_registered(model)] == []
