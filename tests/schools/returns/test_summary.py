"""Stage 1 in figures: counts with what they are out of, the same on page, PDF and workbook."""

import datetime as dt
import io

import openpyxl
import pikepdf
import pytest
from django.utils import timezone

from schools import paper
from schools.enums import Attained, IqsElement, PointKind, Uses
from schools.models import Point, Theme
from schools.selectors.bearing_on import BearingOn, bearing_on
from schools.selectors.summary import stage_one
from schools.services.answers import save_return
from tests.accounts.pages import main_text
from tests.factories.schools import AskFactory
from tests.schools.returns.conftest import answers


@pytest.fixture
def told(collection):
    """Four asked, three answered."""

    def one(name: str, phase: str, **given: str) -> None:
        ask = AskFactory(collection=collection, school__name=name, school__phase=phase)
        if given:
            save_return(ask=ask, answers=answers(**given), version=0, source="link")

    one(
        "Ash",
        "primary",
        uses_cqs="no",
        for_self_evaluation="yes",
        barriers="No time\nNo money",
        **{"level-policy": "entry"},
    )
    one("Birch", "primary", uses_iqs="planned", barriers="No time", **{"level-policy": "developing"})
    one(
        "Cedar", "secondary", uses_cqs="yes", for_other="Governors", issues="=cmd", **{"level-staff": "entry"}
    )
    one("Elm", "secondary")
    theme = Theme.objects.create(
        collection=collection, kind="barrier", title="Time", could_do="Pay for cover"
    )
    Point.objects.filter(text="No time").update(theme=theme)
    return collection


def test_use_is_counted_out_of_those_who_say(told):
    stage = stage_one(told)
    assert (stage.asked, stage.answered) == (4, 3)
    assert stage.uses_iqs.counts == {Uses.YES: 2, Uses.PLANNED: 1, Uses.NO: 0}
    assert stage.uses_cqs.counts == {Uses.YES: 1, Uses.PLANNED: 0, Uses.NO: 1}
    assert (stage.uses_iqs.of, stage.uses_cqs.of) == (3, 2)


def test_use_by_phase_adds_up(told):
    stage = stage_one(told)
    assert [(one.label, one.asked, one.answered, one.uses_iqs.yes) for one in stage.by_phase] == [
        ("Primary", 2, 2, 1),
        ("Secondary", 2, 1, 1),
    ]
    assert [(one.label, one.asked) for one in stage.by_type] == [("Community school", 4)]


def test_how_they_are_used_is_of_those_who_use_them(told):
    ways = stage_one(told).ways
    assert (ways.of, ways.self_evaluation, ways.action_planning, ways.other, ways.others) == (
        *(2, 1, 0, 1),
        ("Governors",),
    )


def test_levels_are_counted_by_element_with_how_many_gave_one(told):
    stage = stage_one(told)
    assert stage.levels[IqsElement.POLICY] == {
        Attained.ENTRY: 1,
        Attained.DEVELOPING: 1,
        Attained.EXEMPLARY: 0,
    }
    given = {element: count for element, count in stage.gave_level.items() if count}
    assert (given, stage.gave_any_level) == ({IqsElement.POLICY: 2, IqsElement.STAFF: 1}, 3)


def test_points_stand_under_their_theme_or_by_themselves(told):
    barriers = next(matter for matter in stage_one(told).matters if matter.kind == PointKind.BARRIER)
    (time,) = barriers.themes
    assert (barriers.schools, time.title, time.schools, time.could_do) == (2, "Time", 2, "Pay for cover")
    assert [(point.text, point.school) for point in time.points] == [("No time", "Ash"), ("No time", "Birch")]
    assert [point.text for point in barriers.loose] == ["No money"]


def test_another_collection_counts_for_nothing(told):
    other = AskFactory()
    save_return(
        ask=other, answers=answers(barriers="ZQ", **{"level-policy": "entry"}), version=0, source="link"
    )
    assert "ZQ" not in repr(stage_one(told))
    assert stage_one(told).gave_level[IqsElement.POLICY] == 2


def test_counts_that_bear_on_one_element_are_those_of_the_whole(told, django_assert_num_queries):
    whole = stage_one(told)
    for element in IqsElement:
        with django_assert_num_queries(1):
            found = bearing_on(told.pk, element)
        levels = whole.levels[element]
        assert found == BearingOn(
            asked=whole.asked,
            say=whole.uses_iqs.of,
            use=whole.uses_iqs.yes,
            gave_level=whole.gave_level[element],
            developing=levels[Attained.DEVELOPING] + levels[Attained.EXEMPLARY],
        )
    assert (found.asked, found.say, bearing_on(told.pk, IqsElement.POLICY).gave_level) == (4, 3, 2)


def test_the_page_says_it_out_of_how_many(as_core, told):
    text = main_text(as_core.get(f"/schools/returns/{told.pk}/summary/"))
    for words in (
        "answered, of 4 asked 3",
        "Institutional Quality Standards (IQS): yes 2, planned 1, of 3.",
        "Classroom Quality Standards (CQS): yes 1, no 1, of 2.",
        "3 of 3 who answered gave a level for one element or more.",
        "2 of 3 who answered named a barrier.",
        "What the authority could do Pay for cover",
    ):
        assert words in text


def test_nobody_has_answered(as_core, ask):
    page = as_core.get(f"/schools/returns/{ask.collection_id}/summary/")
    assert "None of the 1 asked has answered yet." in main_text(page)


def test_the_workbook_says_the_same_and_runs_nothing(as_core, told):
    response = as_core.get(f"/schools/returns/{told.pk}/summary.xlsx")
    assert response["Content-Disposition"] == 'attachment; filename="any-borough-autumn-2009-stage-1.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    use = [[cell.value for cell in row] for row in book["Use"].iter_rows()]
    assert use[1] == ["All", "All", 4, 3, 2, 1, 0, 3, 1, 0, 1, 2]
    points = [[cell.value for cell in row] for row in book["Points"].iter_rows(min_row=2)]
    assert ["Key issues", "Not grouped yet", "=cmd", "Cedar"] in points
    assert ["Barriers to using the standards", "Time", "No time", "Ash"] in points
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_the_pdf_is_drawn_from_the_same_figures_and_names_no_school(as_core, told, monkeypatch):
    monkeypatch.setattr(paper, "write_pdf", lambda html: html.encode())
    text = as_core.get(f"/schools/returns/{told.pk}/summary.pdf").content.decode()
    for words in ("3 of 4 asked", "2 of 3 who say", "Pay for cover", "No money"):
        assert words in text
    assert [name in text for name in ("Ash", "Birch", "Cedar", "Hetty")] == [False] * 4


def test_the_pdf_is_tagged_and_titled(as_core, told):
    body = as_core.get(f"/schools/returns/{told.pk}/summary.pdf").content
    with pikepdf.open(io.BytesIO(body)) as pdf, pdf.open_metadata() as metadata:
        said = metadata["dc:title"], metadata["pdfuaid:part"], bool(pdf.Root.MarkInfo.Marked)
        assert said == ("Any Borough: Stage 1 summary, Autumn 2009", "1", True)


def test_the_chasing_list_begins_with_those_asked_longest_ago(as_core, collection):
    for name, days in (("Never", None), ("Lately", 2), ("Long ago", 20)):
        sent = timezone.now() - dt.timedelta(days=days) if days else None
        AskFactory(
            collection=collection, school__name=name, email=f"={name.split()[0]}@x.example", sent_at=sent
        )
    done = AskFactory(collection=collection, school__name="Done")
    save_return(ask=done, answers=answers(), version=0, source="link")
    response = as_core.get(f"/schools/returns/{collection.pk}/chasing.csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in lines] == ["Name", "Long ago", "Lately", "Never"]
    assert lines[1].split(",")[4] == "'=Long@x.example"
    text = main_text(as_core.get(f"/schools/returns/{collection.pk}/chasing/"))
    assert "3 of 4 asked have not answered" in text
    assert "Done" not in text
    only = as_core.get(f"/schools/returns/{collection.pk}/chasing.csv?state=unsent").content.decode(
        "utf-8-sig"
    )
    assert [line.split(",")[1] for line in only.splitlines()] == ["Name", "Never"]
