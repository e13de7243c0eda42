"""The answers of schools in one spreadsheet: what goes out, what comes back, and what is refused with its place."""

import io
import re

import openpyxl
import pytest

from schools.models import Ask
from schools.questionnaires import INSPECTION
from schools.services.answers import save_return
from tests.accounts.pages import errors, main_text, rows
from tests.factories.schools import AskFactory, CollectionFactory, said
from tests.schools.returns.files import saved
from tests.schools.survey.conftest import kept

COLUMNS = {question.key: number for number, question in enumerate(INSPECTION.questions, start=4)}


class TestTheSpreadsheet:
    @pytest.fixture
    def url(self, survey) -> str:
        return f"/schools/returns/{survey.pk}/sheet/"

    @pytest.fixture
    def book(self, as_core, url, survey) -> openpyxl.Workbook:
        """Ash is good and maintained; Birch an academy that has answered."""
        AskFactory(collection=survey, school__name="Ash", judged="good", governed="maintained")
        birch = AskFactory(collection=survey, school__name="Birch", judged="not-good", governed="academy")
        save_return(ask=birch, answers=said(relations="well"), version=0, source="link")
        return openpyxl.load_workbook(io.BytesIO(as_core.get(f"{url[:-1]}.xlsx").content))

    def fill(self, book, row: int, **given: str | None) -> None:
        for key, value in given.items():
            book["Answers"].cell(row, COLUMNS[key]).value = value

    def test_goes_out_with_what_is_known(self, book):
        cells = {key: book["Answers"].cell(2, column).value for key, column in COLUMNS.items()}
        assert {key: value for key, value in cells.items() if value} == {
            "judged": "Good or outstanding",
            "governed": "Maintained by the authority",
        }
        lists = [[cell.value for cell in column if cell.value] for column in book["Lists"].iter_cols()]
        assert [len(one) for one in lists] == [5, 5, 3, 3]

    def test_untouched_it_changes_nothing(self, as_core, url, book):
        assert "The file changes nothing" in main_text(as_core.post(url, {"file": saved(book)}))

    def test_untouched_it_changes_nothing_though_the_school_was_sorted_and_answered_since(
        self, as_core, url, survey
    ):
        ask = AskFactory(collection=survey, school__name="Cedar")
        book = openpyxl.load_workbook(io.BytesIO(as_core.get(f"{url[:-1]}.xlsx").content))
        ask.governed = "academy"
        ask.save()
        save_return(ask=ask, answers=said(judged="good"), version=0, source="link")
        assert "The file changes nothing" in main_text(as_core.post(url, {"file": saved(book)}))

    def test_filled_in_it_is_shown_and_saved(self, as_core, url, book):
        themes = {"understands": "Well", "meets_needs": "not at all", "impact": "Cannot say"}
        self.fill(book, 2, **themes, supports_others="To some extent", supports_how="=1+1\nTwo")
        book["Answers"].cell(2, COLUMNS["supports_how"]).data_type = "s"
        preview = as_core.post(url, {"file": saved(book)})
        assert rows(preview) == [
            ["Understands the school", "Nothing", "Well"],
            ["Support and challenge meet the needs", "Nothing", "Not at all"],
            ["Impact over time", "Nothing", "Cannot say"],
            ["Supports other schools", "Nothing", "To some extent"],
            ["Supports other schools: how", "Nothing", "=1+1 Two"],
        ]
        packed = re.search(r'name="changes" value="([^"]*)"', preview.content.decode())[1]
        as_core.post(f"{url}confirm/", {"changes": packed})
        found = kept(Ask.objects.get(school__name="Ash"))
        assert (found["judged"], found["meets_needs"], found["supports_how"]) == (
            *("good", "not-at-all"),
            "=1+1\nTwo",
        )

    def test_what_is_missing_or_not_asked_is_refused_with_its_place(self, as_core, url, book):
        self.fill(book, 2, understands="Well", recognised="Not at all", relations="Well")
        assert rows(as_core.post(url, {"file": saved(book)})) == [
            [
                "Row 2, column F",
                "Say how they answered “Support and challenge meet the needs”: cannot say is an answer too.",
            ],
            [
                "Row 2, column H",
                "Say how they answered “Impact over time”: cannot say is an answer too.",
            ],
            [
                "Row 2, column O",
                "“Recognised it before inspection” is asked where “Last inspection” is “Requires improvement or "
                "inadequate”, and it is “Good or outstanding”. Change that, or leave this empty.",
            ],
            [
                "Row 2, column S",
                "“Engagement with academies” is asked where “Academy or maintained” is “Academy or free school”, "
                "and it is “Maintained by the authority”. Change that, or leave this empty.",
            ],
        ]

    def test_formulas_and_odd_words_are_refused(self, as_core, url, book):
        self.fill(book, 2, understands="=HYPERLINK(1)", impact="Rather")
        found = rows(as_core.post(url, {"file": saved(book)}))
        assert [place for place, _ in found] == ["Row 2, column D"]
        self.fill(book, 2, understands="Well")
        ((place, why),) = rows(as_core.post(url, {"file": saved(book)}))
        assert (place, why.split(". ")[0]) == (
            "Row 2, column H",
            "“Rather” is not an answer to “Impact over time”",
        )

    def test_an_answer_is_not_taken_away_by_emptying_its_row(self, as_core, url, book):
        self.fill(book, 3, **dict.fromkeys(COLUMNS))
        ((_, why),) = rows(as_core.post(url, {"file": saved(book)}))
        assert why.startswith("An answer cannot be taken away by emptying its row.")

    def test_of_another_kind_of_collection_is_not_taken(self, as_core, url, book, authority, lead):
        other = CollectionFactory(authority=authority, created_by=lead)
        response = as_core.post(f"/schools/returns/{other.pk}/sheet/", {"file": saved(book)})
        assert "was not made for" in errors(response)[0]
