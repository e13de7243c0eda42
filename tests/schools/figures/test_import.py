import io
from decimal import Decimal as D
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from accounts.models import LocalAuthority, Region
from accounts.services.authorities import load_authorities, read_authorities
from schools.enums import Place
from schools.figures.catalogue import load_indicators
from schools.figures.formats import Refused, UnknownFile
from schools.figures.importing import bring_in, preview
from schools.figures.reading import NotCsv
from schools.models import Figure, Indicator, Spread
from standards.content import content_for

pytestmark = pytest.mark.django_db
CUT = Path(__file__).with_name("lait_cut.csv")
HEAD = "indicator_code,period,geographic_level,area_code,gss_code,area_name,region,value"


@pytest.fixture(autouse=True)
def places(db):
    load_authorities(read_authorities(settings.BASE_DIR / "fixtures" / "local_authorities.csv"))
    load_indicators()


def lait(*rows: str) -> io.BytesIO:
    return io.BytesIO("\r\n".join([HEAD, *rows]).encode())


def value_of(code: str, year: int, authority: str) -> D | None:
    return Figure.objects.get(indicator__code=code, year=year, authority__code=authority).value


def test_a_real_file_comes_in_whole_and_a_second_time_changes_nothing():
    with CUT.open("rb") as file:
        first = bring_in(file)
    with CUT.open("rb") as file:
        again = bring_in(file)
    lines = len(CUT.read_text().splitlines()) - 1
    assert (first.added, first.changed, first.same, first.refusals) == (lines, 0, 0, 0)
    assert (again.added, again.changed, again.same, again.refusals) == (0, 0, lines, 0)
    assert value_of("KS2RWM_Expected_STD", 2024, "888") == D(60)
    england = Figure.objects.get(indicator__code="KS2RWM_Expected_STD", year=2024, place=Place.ENGLAND)
    assert england.value == D(61)


def test_a_preview_writes_nothing():
    with CUT.open("rb") as file:
        assert preview(file).added > 0
    assert Figure.objects.count() == 0


def test_what_is_missing_in_the_source_is_kept_as_missing():
    bring_in(lait("TotAbs,2019/20,Local authority,888,,Lancashire,,-"))
    assert value_of("TotAbs", 2020, "888") is None


def test_an_authority_that_ended_is_found_by_its_code_and_one_that_got_another_by_the_earlier_too():
    outcome = bring_in(
        lait(
            "TotAbs,2018,Local authority,835,,Dorset (Pre LG),,4.5",
            "TotAbs,2018,Local authority,,E08000016,Barnsley,,5",
        )
    )
    assert (outcome.added, outcome.refused) == (2, [])
    assert value_of("TotAbs", 2018, "370") == D(5)


def test_a_row_that_cannot_be_kept_is_refused_with_its_line_and_why_and_the_others_come_in():
    outcome = bring_in(
        lait(
            "TotAbs,2018,Local authority,000,,Nowhere,,4.5",
            "TotAbs,2018,Regional,987,,Inner London,,4.5",
            "TotAbs,2018,School,,,,,4.5",
            "TotAbs,sometime,Local authority,888,,Lancashire,,4.5",
            "TotAbs,2018,Local authority,888,,Lancashire,,many",
            "TotAbs,2018,Local authority,888,,Lancashire,,4.5",
            "TotAbs,2018,Local authority,888,,Lancashire,,4.6",
            "NoSuchSeries,2018,Local authority,888,,Lancashire,,4.6",
        )
    )
    assert outcome.refused == [
        Refused(2, "no authority has the code 000."),
        Refused(3, "Inner London is part of a region, which is kept whole."),
        Refused(4, "“School” is not a level that is kept: England, regions and authorities are."),
        Refused(5, "“sometime” is not a period such as 2024 or 2023/24."),
        Refused(6, "“many” is not a number."),
        Refused(8, "Line 7 has this figure already."),
    ]
    assert (outcome.added, dict(outcome.unknown)) == (1, {"NoSuchSeries": 1})
    assert value_of("TotAbs", 2018, "888") == D("4.5")


def test_a_final_figure_takes_the_place_of_a_provisional_one():
    bring_in(lait("TotAbs,2025 (prov),Local authority,888,,Lancashire,,6.5"))
    outcome = bring_in(lait("TotAbs,2025,Local authority,888,,Lancashire,,6.5"))
    assert (outcome.added, outcome.changed) == (0, 1)
    assert list(Figure.objects.values_list("provisional", "value")) == [(False, D("6.5"))]


def test_a_fictional_authority_gets_no_real_figures():
    LocalAuthority.objects.create(
        code="XAB", name="Any", slug="any", region=Region.objects.all()[0], fictional=True
    )
    outcome = bring_in(lait("TotAbs,2018,Local authority,XAB,,Any,,4.5"))
    assert outcome.refused == [Refused(2, "no authority has the code XAB.")]


def test_how_all_authorities_lie_is_kept_with_the_figures():
    codes = ("888", "383", "336", "921", "202")
    bring_in(
        lait(
            *(f"TotAbs,2018,Local authority,{code},,,,{number}" for number, code in enumerate(codes, 1)),
            "TotAbs,2018,Local authority,203,,,,-",
        )
    )
    spread = Spread.objects.get()
    assert (spread.count, spread.quartile_1, spread.median, spread.quartile_3) == (5, D(2), D(3), D(4))


EES = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,la_name,new_la_code,education_phase,enrolments,sess_overall_percent,"
    "enrolments_pa_10_exact_percent"
)
YEAR, NATION = "202324,Academic year", "E92000001,England"
REGION, LANCASHIRE = "E12000002,North West", "888,Lancashire,E10000017"


def test_a_file_of_explore_education_statistics_is_read_by_its_columns_totals_only():
    rows = [
        EES,
        f"{YEAR},National,{NATION},,,,,,Total,100,7.1,20",
        f"{YEAR},Local authority,{NATION},{REGION},{LANCASHIRE},Total,9,7,19.5",
        f"{YEAR},Local authority,{NATION},{REGION},{LANCASHIRE},State-funded secondary,9,9,x",
        f"{YEAR},Regional,{NATION},{REGION},,,,Total,9,7.3,21",
        f"{YEAR},School,{NATION},{REGION},{LANCASHIRE},Total,9,7,1",
    ]
    outcome = bring_in(io.BytesIO("\n".join(rows).encode("utf-8-sig")))
    assert outcome.refused == []
    kept = Figure.objects.order_by("indicator__code", "place").values_list(
        "indicator__code", "place", "period", "value"
    )
    assert list(kept) == [
        ("SFSecPerAbNew", "authority", "2023/24", None),
        ("TotAbs", "authority", "2023/24", D(7)),
        ("TotAbs", "england", "2023/24", D("7.1")),
        ("TotAbs", "region", "2023/24", D("7.3")),
        ("TotPerAbNew", "authority", "2023/24", D("19.5")),
        ("TotPerAbNew", "england", "2023/24", D(20)),
        ("TotPerAbNew", "region", "2023/24", D(21)),
    ]


@pytest.mark.parametrize("content", [b"", b"\r\n", b"PK\x03\x04rest", b"%PDF-1.7", b"a,b\0c\n"])
def test_what_is_no_csv_is_refused(content):
    with pytest.raises((NotCsv, UnknownFile)):
        bring_in(io.BytesIO(content))


def test_a_file_of_another_kind_is_told_which_columns_are_read():
    with pytest.raises(UnknownFile, match="has the columns area_code, geographic_level, indicator_code"):
        bring_in(io.BytesIO(b"name,value\nx,1\n"))


def test_a_file_that_breaks_off_writes_nothing():
    rows = b"TotAbs,2018,Local authority,888,,Lancashire,,4.5\r\n"
    broken = HEAD.encode() + b"\r\n" + rows + b'TotAbs,2018,"' + b"x" * 200_000
    with pytest.raises(NotCsv, match="cannot be read after line"):
        bring_in(io.BytesIO(broken))
    assert Figure.objects.count() == 0


def test_more_rows_cost_no_more_queries(django_assert_num_queries):
    few = ["TotAbs,2018,Local authority,888,,Lancashire,,4.5"]
    many = [
        f"TotAbs,{year},Local authority,{code},,,,5" for year in range(2005, 2025) for code in (888, 383, 336)
    ]
    for rows in (few, many):
        with django_assert_num_queries(4):
            preview(lait(*rows))


def test_the_series_that_appendix_1_names_stand_in_its_words(frameworks):
    section = content_for(frameworks["ns-quality-standards"]).section("data-indicators")
    printed = [
        item.text for passage in section.passages if passage.kind == "indicators" for item in passage.items
    ]
    assert sorted(Indicator.objects.filter(named=True).values_list("label", flat=True)) == sorted(printed)


def test_the_command_says_what_came_in_and_what_did_not(tmp_path, capsys):
    file = tmp_path / "figures.csv"
    file.write_text(f"{HEAD}\nTotAbs,2018,Local authority,888,,,,4.5\nTotAbs,2018,Local authority,1,,,,4.5\n")
    call_command("import_indicators", str(file))
    assert capsys.readouterr().out.splitlines() == [
        "1 figures of 1 indicators: 1 added, 0 changed, 0 as before; 0 of them are missing in the source.",
        "line 3: no authority has the code 1.",
    ]


def test_the_command_refuses_a_file_that_is_not_there():
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("import_indicators", "/nowhere/figures.csv")
