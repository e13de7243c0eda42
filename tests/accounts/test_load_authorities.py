from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from accounts.models import LocalAuthority, Region

FILE = settings.BASE_DIR / "fixtures" / "local_authorities.csv"
HEAD = FILE.read_text(encoding="utf-8").splitlines()[0]


def load(*args: object) -> str:
    out = StringIO()
    call_command("load_authorities", *args, stdout=out)
    return out.getvalue()


def test_every_authority_is_loaded_with_its_region(db):
    assert load() == "160 local authorities in 9 regions, 160 of them new.\n"
    assert LocalAuthority.objects.count() == 160
    assert LocalAuthority.objects.filter(in_2009=True).count() == 152
    assert dict(
        LocalAuthority.objects.filter(code__in=["330", "888"]).values_list("name", "region__name")
    ) == {
        "Birmingham": "West Midlands",
        "Lancashire": "North West",
    }


def test_it_takes_fewer_than_20_queries_however_often(db, django_assert_max_num_queries):
    for _ in range(2):
        with django_assert_max_num_queries(19):
            load()


def test_a_second_run_changes_nothing(db):
    load()
    before = list(LocalAuthority.objects.order_by("pk").values())
    assert load() == "160 local authorities in 9 regions, 0 of them new.\n"
    assert list(LocalAuthority.objects.order_by("pk").values()) == before
    assert Region.objects.count() == 9


def test_an_authority_that_was_split_leads_to_its_successors(db):
    load()
    load()
    cumbria = LocalAuthority.objects.get(code="909")
    assert [after.name for after in cumbria.successors.all()] == [
        "Cumberland",
        "Westmorland and Furness",
    ]
    assert str(cumbria.abolished) == "2023-03-31"
    assert LocalAuthority.successors.through.objects.count() == 12


def test_of_two_with_the_same_name_the_one_of_today_has_the_plain_address(db):
    load()
    dorsets = LocalAuthority.objects.filter(name="Dorset").order_by("code")
    assert list(dorsets.values_list("code", "slug")) == [("835", "dorset-835"), ("838", "dorset")]


def test_a_corrected_name_comes_in_and_the_address_stays(db):
    load()
    LocalAuthority.objects.filter(code="202").update(name="Camdem")
    load()
    camden = LocalAuthority.objects.get(code="202")
    assert (camden.name, camden.slug) == ("Camden", "camden")


def test_a_successor_that_was_wrong_is_unlinked(db):
    load()
    camden, hackney = (LocalAuthority.objects.get(code=code) for code in ("202", "204"))
    camden.successors.add(hackney)
    load()
    assert list(camden.successors.all()) == []


def test_authorities_that_are_not_in_the_file_stay(authority):
    load()
    assert LocalAuthority.objects.filter(pk=authority.pk, name="Any Borough").count() == 1


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            "20,Short,E1,,London,E12000007,H,Inner,Boroughs,,,True,True,True,",
            "la_code '20' is not three digits",
        ),
        ("299,,E1,,London,E12000007,H,Inner,Boroughs,,,True,True,True,", "no name"),
        (
            "299,Odd,E1,,London,E12000007,H,Inner,Boroughs,,,yes,True,True,",
            "in_2009 is 'yes', not True or False",
        ),
        (
            "299,Odd,E1,,London,E12000007,H,Inner,Boroughs,,,True,True,True,300",
            "successor 300 is not in the file",
        ),
        (
            "299,Odd,E1,,London,E12000007,H,Inner,Boroughs,,31/03/2009,True,True,True,",
            "abolished '31/03/2009' is not a date like 2009-03-31",
        ),
        ("299", "no name"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_loaded(db, tmp_path: Path, line: str, fault: str):
    good = "201,City of London,E09000001,,London,E12000007,H,Inner,Boroughs,,,True,True,True,"
    file = tmp_path / "places.csv"
    file.write_text("\n".join([HEAD, good, line]))
    with pytest.raises(CommandError) as refusal:
        load(file)
    assert str(refusal.value).splitlines()[:2] == [
        "Nothing was loaded. Put these right and run it again:",
        f"{file}, line 3: {fault}",
    ]
    assert (Region.objects.count(), LocalAuthority.objects.count()) == (0, 0)


def test_a_missing_column_is_named(db, tmp_path: Path):
    file = tmp_path / "places.csv"
    file.write_text("la_code,name\n201,City of London\n")
    with pytest.raises(CommandError) as refusal:
        load(file)
    assert str(refusal.value).splitlines()[1] == f"{file}, line 1: no column abolished"


def test_a_file_that_is_not_there_is_said(db, tmp_path: Path):
    with pytest.raises(CommandError) as refusal:
        load(tmp_path / "none.csv")
    assert (
        str(refusal.value)
        == f"{tmp_path / 'none.csv'}: No such file or directory. Give the path of a CSV file."
    )


def test_a_file_in_another_encoding_is_said(db, tmp_path: Path):
    file = tmp_path / "places.csv"
    file.write_bytes((HEAD + "\n201,Caf\xe9").encode("cp1252"))
    with pytest.raises(CommandError) as refusal:
        load(file)
    assert str(refusal.value).splitlines()[1] == f"{file}, this is not text in UTF-8; save it as CSV UTF-8"
