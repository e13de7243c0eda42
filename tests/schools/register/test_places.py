"""To which authority a row belongs; the authorities are the real ones."""

import datetime as dt

import pytest
from django.conf import settings

from accounts.services.authorities import load_authorities, read_authorities
from schools.gias.places import place_of, read_places
from schools.gias.words import NotUnderstood

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    load_authorities(read_authorities(settings.BASE_DIR / "fixtures" / "local_authorities.csv"))
    return read_places()


@pytest.mark.parametrize(
    ("code", "gss", "closed", "only", "found"),
    [
        ("336", "", None, "", "336"),
        ("336", "E00000000", None, "", "336"),
        ("836", "", None, "", "839"),
        ("909", "E06000063", None, "", "942"),
        ("909", " e06000064 ", None, "", "943"),
        ("909", "", dt.date(2010, 8, 31), "", "909"),
        ("909", "", dt.date(2023, 3, 31), "", "909"),
        ("909", "E06000063", dt.date(2023, 4, 1), "", "942"),
        ("909", "", None, "909", "909"),
    ],
)
def test_a_row_belongs_to_its_authority_or_to_what_became_of_it(places, code, gss, closed, only, found):
    assert place_of(places, code, gss, closed=closed, only=only).code == found


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("999", "is “999”, which is no English local authority"),
        ("660", "is “660”, which is no English local authority"),
        ("", "is empty"),
        (
            "909",
            "is 909: Cumbria ended on 31 March 2023 and became Cumberland (942) and Westmorland and Furness (943), "
            "and the row does not say in which of them the school is",
        ),
    ],
)
def test_a_row_of_no_authority_or_of_one_of_several_is_refused_with_the_reason(places, code, said):
    with pytest.raises(NotUnderstood) as refused:
        place_of(places, code, "", closed=None)
    assert str(refused.value) == said


def test_reading_them_takes_two_queries(places, django_assert_num_queries):
    with django_assert_num_queries(2):
        read_places()
