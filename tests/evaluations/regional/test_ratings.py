"""The ratings of a region: authorities by aspect, both views, what is below Good, and the same in files."""

import csv
import io

import pytest
from openpyxl import load_workbook

from evaluations.enums import RoundState, View
from evaluations.models import Look, Overall
from standards.content import content_for
from tests.accounts.pages import heading, main_text, rows
from tests.evaluations.regional.making import review, round_of
from tests.factories.accounts import AppointmentFactory, AuthorityFactory, RegionFactory
from tests.factories.answers import judge
from tests.factories.rounds import RoundFactory, cell_of

pytestmark = pytest.mark.django_db
AT = "/region/region-d/ratings/"


@pytest.fixture
def three(region, lead, director):
    """Ashcombe all Good, Eastholme with two below Good, Cold Marsh still rating."""
    good = round_of("Ashcombe", region, lead, name="Autumn")
    poor = round_of("Eastholme", region, lead, primary={"1.1": "NI", "2.4": "SI"}.items(), name="Autumn")
    RoundFactory(authority=AuthorityFactory(name="Cold Marsh", region=region), state=RoundState.RATING)
    return good, poor


def names(page):
    """Of the table of authorities, in its order; that of differences has five columns."""
    return [row[0] for row in rows(page) if len(row) != 5]


def shown(page, name):
    return next(row for row in rows(page) if row[0].startswith(name))


def test_authorities_stand_by_aspect_with_what_is_below_good_and_who_has_not_signed_off(as_, director, three):
    page = as_(director).get(f"{AT}?by=primary")
    assert heading(page) == "Region D: Primary"
    text = main_text(page)
    assert "Signed off 2 of 3" in text
    assert "Below Good 2 of 20 ratings" in text
    assert names(page) == ["Ashcombe", "Cold Marsh", "Eastholme"]
    assert shown(page, "Cold Marsh")[1] == "Still rating: nothing to show until the authority signs off"
    eastholme = shown(page, "Eastholme")
    assert eastholme[1:3] == ["NI , Needs improvement", "G , Good"]
    assert (shown(page, "Ashcombe")[-1], eastholme[-1]) == ("0 of 10", "2 of 10")
    assert f'href="/region/rounds/{three[1].slug}/view/primary/1.1/"' in page.content.decode()


def test_a_table_opens_nobodys_material_but_a_file_is_a_look_at_each_authority_in_it(as_, director, three):
    as_(director).get(AT)
    assert Look.objects.count() == 0
    as_(director).get("/region/region-d/ratings.csv?by=primary")
    assert sorted(Look.objects.values_list("authority__name", "what")) == [
        ("Ashcombe", "the ratings of the region, Primary, as CSV"),
        ("Eastholme", "the ratings of the region, Primary, as CSV"),
    ]


def test_the_other_view_and_the_difference_are_shown_with_the_reason(as_, director, three):
    review(three[0], director, "2.4", "NI", "Four of ten reports came late.")
    page = as_(director).get(f"{AT}?by=primary&view=la")
    assert "G , Good , National Strategies view: Needs improvement" in main_text(page)
    assert rows(page)[-1] == [
        *("Ashcombe", "2.4 Use of intelligence", "G Good", "NI Needs improvement"),
        "Four of ten reports came late.",
    ]
    theirs = shown(as_(director).get(f"{AT}?by=primary&view=ns"), "Ashcombe")
    assert (theirs[-1], theirs.count("Not rated")) == ("1 of 1", 9)
    difference = shown(as_(director).get(f"{AT}?by=primary&view=difference"), "Ashcombe")
    assert difference[-1] == "1 of 1"
    words = "G → NI 1 lower 1 lower: authority Good, National Strategies Needs improvement"
    assert (words in difference, difference.count("None : No National Strategies view")) == (True, 9)


def test_without_a_difference_the_page_says_so(as_, director, three):
    assert "the National Strategies view is the same, or is not given yet" in main_text(as_(director).get(AT))


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("sort=name", ["Ashcombe", "Cold Marsh", "Eastholme"]),
        ("sort=below", ["Eastholme", "Ashcombe", "Cold Marsh"]),
        ("sort=2.4", ["Eastholme", "Ashcombe", "Cold Marsh"]),
        ("sort=2.5", ["Ashcombe", "Eastholme", "Cold Marsh"]),
        ("sort=nonsense", ["Ashcombe", "Cold Marsh", "Eastholme"]),
        ("below=1", ["Eastholme"]),
        ("signed=1", ["Ashcombe", "Eastholme"]),
    ],
)
def test_the_table_is_sorted_and_narrowed_by_its_address(as_, director, three, query, order):
    assert names(as_(director).get(f"{AT}?by=primary&{query}")) == order


def test_when_nothing_fits_the_page_says_how_many_there_are(as_, director, region, lead):
    round_of("Ashcombe", region, lead, name="Autumn")
    page = main_text(as_(director).get(f"{AT}?by=primary&below=1"))
    assert "No authority fits. 1 is in the region. Show all of them" in page


def test_what_changed_since_the_round_before_is_said_in_words(as_, director, region, lead):
    before = round_of("Ashcombe", region, lead, primary={"1.1": "NI", "1.2": "OS"}.items(), name="Spring")
    round_of("", region, lead, authority=before.authority, previous=before, name="Autumn")
    page = as_(director).get(f"{AT}?by=primary")
    assert shown(page, "Ashcombe")[1:4] == ["G , Good Up from NI", "G , Good Down from OS", "G , Good"]
    assert "Since the round before 1 up, 1 down in 1 authority" in main_text(page)


def test_only_those_that_changed_are_shown_when_asked(as_, director, region, lead, three):
    before = round_of("Wold", region, lead, primary={"1.1": "NI"}.items(), name="Spring")
    round_of("", region, lead, authority=before.authority, previous=before, name="Autumn")
    asked = as_(director).get(f"{AT}?by=primary&changed=1")
    assert names(asked) == ["Wold"]
    assert "only those with a change since the round before" in main_text(asked)
    assert len(names(as_(director).get(f"{AT}?by=primary&changed=1&view=difference"))) == 4


def test_who_has_not_signed_off_is_said_whatever_is_shown(as_, director, three):
    said = "Still rating: nothing to show until the authority signs off Cold Marsh."
    assert said in main_text(as_(director).get(f"{AT}?by=primary&signed=1"))
    book = load_workbook(io.BytesIO(as_(director).get("/region/region-d/ratings.xlsx?signed=1").content))
    assert list(book["Not signed off"].iter_rows(values_only=True))[1][0] == "Cold Marsh"


def test_by_overall_each_area_has_a_column_a_phase_and_one_over_all(as_, director, three):
    page = as_(director).get(f"{AT}?by=overall")
    assert heading(page) == "Region D: Overall"
    row = shown(page, "Ashcombe")
    areas = len(content_for(three[0].framework).areas)
    assert row.count("SI , Significant improvement needed") == Overall.objects.filter(round=three[0]).count()
    assert len(row) == 1 + areas * 4 + areas - 1 + 1


def test_a_difference_of_an_overall_rating_names_its_area(as_, director, three):
    area = content_for(three[0].framework).areas[1]
    ours = Overall.objects.get(round=three[0], area=area.pk, phase__ref="primary")
    better = content_for(three[0].framework).level("G").pk
    Overall.objects.create(
        round=three[0],
        area_id=area.pk,
        phase_id=ours.phase_id,
        view=View.STRATEGIES,
        level_id=better,
        reason="Risk is well managed.",
        updated_by=director,
    )
    page = as_(director).get(f"{AT}?by=overall")
    assert rows(page)[-1] == [
        *("Ashcombe", f"{area.short_label}, Primary", "SI Significant improvement needed", "G Good"),
        "Risk is well managed.",
    ]


def test_a_phase_adviser_sees_their_phase_and_never_what_is_over_all(as_, primary_adviser, three):
    page = as_(primary_adviser).get(f"{AT}?by=secondary")
    assert heading(page) == "Region D: Primary"
    text = main_text(as_(primary_adviser).get(f"{AT}?by=overall"))
    assert ("Secondary" in text, "All phases" in text, "Early Years" in text) == (False, False, False)
    said = as_(primary_adviser).get("/region/region-d/ratings.csv?by=overall").content.decode()
    assert ("Primary" in said, "Secondary" in said, "All phases" in said) == (True, False, False)


def test_a_round_that_is_being_agreed_counts_only_while_it_is_shared(as_, director, authority, lead):
    round_ = RoundFactory(authority=authority, name="Autumn", state=RoundState.AGREEING)
    judge(cell_of(round_, "1.1", "primary"), lead, "SI")
    before = shown(as_(director).get(f"{AT}?by=primary"), "Any Borough")
    assert before[1] == "Still agreeing: nothing to show until the authority signs off"
    as_(lead).post("/rounds/any-borough-autumn/share/")
    page = as_(director).get(f"{AT}?by=primary")
    row = shown(page, "Any Borough")
    assert row[0] == "Any Borough Shared, not signed off"
    assert row[1:3] == ["SI , Significant improvement needed", "Not rated"]
    assert names(as_(director).get(f"{AT}?by=primary&signed=1")) == []


def test_another_region_is_not_there_and_its_authorities_are_in_no_table(as_, director, three, lead):
    elsewhere = RegionFactory(code="E")
    round_of("Farfield", elsewhere, lead, name="Autumn")
    assert as_(director).get("/region/region-e/ratings/").status_code == 404
    assert "Farfield" not in as_(director).get(AT).content.decode()
    other = AppointmentFactory(region=elsewhere).user
    assert as_(other).get("/region/region-d/ratings.xlsx").status_code == 404
    assert Look.objects.count() == 0


def test_a_csv_has_a_line_for_each_rating_and_one_for_who_has_none(as_, director, three):
    review(three[0], director, "2.4", "NI", "=SUM(A1)")
    response = as_(director).get("/region/region-d/ratings.csv?by=primary")
    assert response["Content-Disposition"] == 'attachment; filename="region-d-ratings-primary-la.csv"'
    lines = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(lines) == 21
    line = next(one for one in lines if one["Authority"] == "Ashcombe" and one["Aspect"].startswith("2.4"))
    assert [line[name] for name in ("Phase", "Authority’s view", "National Strategies view")] == [
        *("Primary", "Good", "Needs improvement"),
    ]
    assert (line["Difference"], line["Reason"]) == ("1 lower", "'=SUM(A1)")


def test_a_workbook_has_what_is_shown_in_its_order(as_, director, three):
    content = as_(director).get("/region/region-d/ratings.xlsx?by=primary&sort=below").content
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Ratings", "Every rating", "Differences", "Not signed off", "About"]
    shown = [[cell.value for cell in row] for row in book["Ratings"].iter_rows()]
    assert [row[0] for row in shown] == ["Authority", "Eastholme", "Ashcombe", "Cold Marsh"]
    assert shown[1][2:4] + shown[1][-2:] == ["Needs improvement", "Good", 2, 10]
    about = dict(book["About"].iter_rows(values_only=True))
    assert about["Shown"] == "Authority’s view, Primary, sorted by how many are below Good"


def test_a_pdf_has_the_table_tagged_on_a_landscape_page(as_, director, three):
    import pikepdf

    content = as_(director).get("/region/region-d/ratings.pdf?by=primary").content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        box = pdf.pages[0].mediabox
        assert (float(box[2]) > float(box[3]), bool(pdf.Root.MarkInfo.Marked)) == (True, True)
        assert str(pdf.docinfo["/Title"]) == "Region D: Primary"


def test_a_region_costs_the_same_for_two_authorities_and_for_many(
    as_, director, region, lead, three, django_assert_max_num_queries
):
    client, counts = as_(director), []
    client.get(AT)
    for more in (6, 0):
        with django_assert_max_num_queries(15) as asked:
            client.get(f"{AT}?by=primary")
        counts.append(len(asked))
        for number in range(more):
            before = round_of(f"Town {number}", region, lead, name="Spring")
            round_of("", region, lead, authority=before.authority, previous=before, name="Autumn")
    assert counts[0] == counts[1]
