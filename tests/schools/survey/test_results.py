"""What schools said, counted: the same on page, PDF and workbook; words and small groups for lead and core alone."""

import datetime as dt
import io
import re

import openpyxl
import pikepdf
import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.roles import ROLE_TABLE, Permission
from schools import paper
from schools.reports.survey.lines import summed
from schools.selectors.inspection_survey import survey_results, survey_standing
from schools.services.answers import save_return
from schools.services.collections import close
from tests.accounts.pages import main_text
from tests.factories.schools import AskFactory, CollectionFactory, SurveyFactory, said


def answer(
    survey, name: str, phase: str = "primary", known: tuple[str, str] = ("", ""), **given: str
) -> None:
    """Asked, and where there is something given, answered."""
    judged, governed = known
    ask = AskFactory(
        collection=survey, school__name=name, school__phase=phase, judged=judged, governed=governed
    )
    if given:
        save_return(ask=ask, answers=said(**given), version=0, source="link")


GOOD, WEAK = ("good", "maintained"), ("not-good", "academy")


@pytest.fixture
def told(survey):
    """Seven asked, six answered: four good and maintained, two weaker academies; one secondary of each kind."""
    answer(
        survey, "Ash", known=GOOD, understands="very-well", understands_why="ZQ ash", supports_others="great"
    )
    answer(survey, "Birch", known=GOOD, understands="well", supports_others="great")
    answer(survey, "Cedar", known=GOOD, understands="well", supports_others="some")
    answer(survey, "Elm", "secondary", known=GOOD, understands="not-well")
    answer(
        survey, "Fir", "secondary", known=WEAK, understands="not-at-all", recognised="small", relations="well"
    )
    answer(survey, "Gean", known=WEAK, understands="not-well", helped="not-well", helped_how="=ZQ(gean)")
    answer(survey, "Hazel", known=GOOD)
    return survey


def result(survey, key: str, *, whole: bool = True):
    return next(one for one in survey_results(survey, whole=whole).results if one.key == key)


def lines(one, by: str) -> dict[str, tuple]:
    found = next(breakdown for breakdown in one.breakdowns if breakdown.by == by)
    return {line.label: (line.asked, line.of, line.counts) for line in found.lines}


def test_a_theme_is_counted_of_all_that_say(told):
    one = result(told, "understands")
    assert (one.total.asked, one.total.answered, one.total.of, one.total.counts) == (7, 6, 6, (1, 2, 2, 1, 0))
    assert summed(one) == "Very well 1, well 2, not well enough 2, not at all 1, of 6 who say."


def test_by_group_and_phase_it_adds_up(told):
    one = result(told, "understands")
    assert lines(one, "Last inspection") == {
        "Good or outstanding": (5, 4, (1, 2, 1, 0, 0)),
        "Requires improvement or inadequate": (2, 2, (0, 0, 1, 1, 0)),
    }
    assert lines(one, "Academy or maintained") == {
        "Academy or free school": (2, 2, (0, 0, 1, 1, 0)),
        "Maintained by the authority": (5, 4, (1, 2, 1, 0, 0)),
    }
    assert lines(one, "Phase") == {
        "Primary": (5, 4, (1, 2, 1, 0, 0)),
        "Secondary": (2, 2, (0, 0, 1, 1, 0)),
    }


def test_a_question_for_some_is_counted_of_those(told):
    one = result(told, "supports_others")
    assert (one.total.asked, one.total.of, one.total.counts) == (5, 3, (2, 1, 0, 0, 0))
    assert [breakdown.by for breakdown in one.breakdowns] == ["Academy or maintained", "Phase"]
    assert result(told, "relations").total.asked == 2


def test_a_school_counts_where_it_says_it_belongs(survey):
    answer(survey, "Ash", known=GOOD, judged="not-good", recognised="small")
    assert result(survey, "recognised").total.of == 1
    assert result(survey, "supports_others").total.asked == 0
    assert summed(result(survey, "supports_others")) == (
        "No school that is asked belongs to this group, as far as is known."
    )


def test_words_stand_under_the_question_that_they_explain(told):
    assert [(voice.under, voice.text, voice.school) for voice in result(told, "helped").voices] == [
        ("How do you receive it?", "=ZQ(gean)", "Gean")
    ]


class TestForReaders:
    def test_there_are_no_words(self, told):
        assert "ZQ" not in repr(survey_results(told))
        assert [one.voices for one in survey_results(told).results] == [()] * 8

    def test_a_group_of_fewer_than_three_is_not_told_nor_what_gives_it_away(self, told):
        one = result(told, "understands", whole=False)
        assert lines(one, "Last inspection") == {
            "Good or outstanding": (5, 4, None),
            "Requires improvement or inadequate": (2, 2, None),
        }
        assert one.total.counts == (1, 2, 2, 1, 0)

    def test_small_groups_hide_among_each_other(self, told):
        answer(told, "Iris", "nursery", known=GOOD, understands="well")
        found = lines(result(told, "understands", whole=False), "Phase")
        assert found == {
            "Nursery": (1, 1, None),
            "Primary": (5, 4, (1, 2, 1, 0, 0)),
            "Secondary": (2, 2, None),
        }

    def test_a_question_that_fewer_than_three_answered_is_not_told_at_all(self, told):
        one = result(told, "recognised", whole=False)
        assert (one.total.of, one.total.counts) == (1, None)
        assert summed(one) == "1 of 2 asked have said: too few to be counted here."

    def test_the_adviser_reads_the_page_so(self, as_adviser, told):
        text = main_text(as_adviser.get(f"/schools/returns/{told.pk}/summary/"))
        assert ("ZQ" in text, "In confidence" in text, "Too few to tell" in text) == (False, False, True)

    def test_files_for_readers_have_counts_alone(self, as_lead, told, monkeypatch):
        url = f"/schools/returns/{told.pk}/summary"
        book = openpyxl.load_workbook(io.BytesIO(as_lead.get(f"{url}.xlsx?for=readers").content))
        assert book.sheetnames == ["Counts", "Who answered", "About"]
        cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        assert [cell for cell in cells if "ZQ" in cell or "Gean" in cell] == []
        text = drawn(as_lead, monkeypatch, f"{url}.pdf?for=readers")
        assert ("ZQ" in text, "In confidence" in text, "Too few to tell" in text) == (False, False, True)

    def test_files_hold_no_more_than_the_page_for_whoever_may_take_them_away(
        self, as_adviser, told, monkeypatch
    ):
        monkeypatch.setitem(ROLE_TABLE, Role.ADVISER, ROLE_TABLE[Role.ADVISER] | {Permission.EXPORT})
        url = f"/schools/returns/{told.pk}/summary"
        book = openpyxl.load_workbook(io.BytesIO(as_adviser.get(f"{url}.xlsx").content))
        assert (book.sheetnames[-1], "In confidence" in book.sheetnames) == ("About", False)
        assert "ZQ" not in drawn(as_adviser, monkeypatch, f"{url}.pdf")


def drawn(client, monkeypatch, url: str) -> str:
    """What the press is given to print."""
    monkeypatch.setattr(paper, "write_pdf", lambda html: html.encode())
    return client.get(url).content.decode()


class TestForLeadAndCore:
    def test_the_page_has_counts_and_words(self, as_core, told):
        text = main_text(as_core.get(f"/schools/returns/{told.pk}/summary/"))
        for words in (
            "answered, of 7 asked 6",
            "Very well 1, well 2, not well enough 2, not at all 1, of 6 who say.",
            "Why do you say so? In confidence ZQ ash Ash",
            "Good or outstanding Last inspection 4 of 5 1 2 1 0 0",
            "How well does the authority work with you as an academy?",
        ):
            assert words in text

    def test_the_workbook_has_the_same(self, as_core, told):
        body = as_core.get(f"/schools/returns/{told.pk}/summary.xlsx").content
        book = openpyxl.load_workbook(io.BytesIO(body))
        assert book.sheetnames == ["Counts", "Who answered", "In confidence", "About"]
        rows = [[cell.value for cell in row] for row in book["Counts"].iter_rows(min_row=2)]
        assert ["Paragraph 18", "Understands the school", "Phase", "Primary", 5, 4, "Well", 2] in rows
        said_ = [[cell.value for cell in row] for row in book["In confidence"].iter_rows(min_row=2)]
        assert ["Support in order to improve", "How do you receive it?", "=ZQ(gean)", "Gean"] in said_
        assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}

    def test_the_pdf_has_the_words_and_names_no_school(self, as_core, told, monkeypatch):
        text = drawn(as_core, monkeypatch, f"/schools/returns/{told.pk}/summary.pdf")
        assert ("ZQ ash" in text, "In confidence: for the lead and the core team" in text) == (True, True)
        assert [name in text for name in ("Ash", "Gean", "Hetty")] == [False] * 3

    def test_the_pdf_says_by_what_each_group_is_one(self, as_core, survey, monkeypatch):
        answer(survey, "Ash", understands="well")
        text = drawn(as_core, monkeypatch, f"/schools/returns/{survey.pk}/summary.pdf")
        unknown = re.findall(r"<th scope=\"row\">Not known <span[^>]*>([^<]*)", text)
        assert unknown[:2] == ["Last inspection", "Academy or maintained"]

    def test_the_pdf_is_tagged_and_titled(self, as_core, told):
        response = as_core.get(f"/schools/returns/{told.pk}/summary.pdf")
        with pikepdf.open(io.BytesIO(response.content)) as pdf, pdf.open_metadata() as metadata:
            found = metadata["dc:title"], metadata["pdfuaid:part"], bool(pdf.Root.MarkInfo.Marked)
        assert found == ("Any Borough: what schools said, Before the inspectors", "1", True)
        name = "any-borough-before-the-inspectors-what-schools-said.pdf"
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'


def test_before_anyone_answers_the_page_says_so(as_lead, survey):
    url = f"/schools/returns/{survey.pk}/summary/"
    assert "Nobody is asked yet." in main_text(as_lead.get(url))
    answer(survey, "Ash")
    assert "None of the 1 asked has answered yet." in main_text(as_lead.get(url))


class TestStanding:
    def test_none_where_schools_were_never_asked(self, authority, lead):
        CollectionFactory(authority=authority, created_by=lead)
        SurveyFactory()
        assert survey_standing(authority.pk) is None

    def test_of_the_survey_started_last(self, authority, lead, told):
        told.created_at = timezone.now() - dt.timedelta(days=400)
        told.save()
        later = SurveyFactory(authority=authority, created_by=lead, name="This year")
        answer(later, "Ash")
        found = survey_standing(authority.pk)
        assert (found.pk, found.name, found.asked, found.answered, found.latest, found.closed) == (
            *(later.pk, "This year", 1, 0, None),
            False,
        )

    def test_of_one_that_is_named(self, authority, lead, told):
        SurveyFactory(authority=authority, created_by=lead)
        close(collection=told, user=lead, version=1)
        found = survey_standing(authority.pk, told.pk)
        assert (found.asked, found.answered, found.latest, found.due, found.closed) == (
            *(7, 6, timezone.localdate(), told.due),
            True,
        )

    def test_another_authoritys_is_none(self, told):
        assert survey_standing(CollectionFactory().authority_id, told.pk) is None
