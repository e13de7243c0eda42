"""The sheet on paper: with one's name or without, never with what was said, and tagged."""

import io
import re

from pypdf import PdfReader

from tests.factories.rounds import own_words


class TestPaper:
    def words(self, response):
        pages = PdfReader(io.BytesIO(response.content)).pages
        return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))

    def test_the_form_of_one_member_has_their_name_and_nothing_that_they_said(
        self, as_core, at, rated, lead, laqs
    ):
        own_words(laqs, "6", "green", "Every school does.", lead)
        words = self.words(as_core.get(at("sheet_pdf_mine")))
        assert "Name: Cory Core" in words
        assert "13 Monitoring and evaluation" in words
        assert f"Local words, {laqs.authority}. Green: Every school does." in words
        assert "Clear lead since September" not in words

    def test_the_form_of_the_round_has_no_name(self, as_core, at):
        words = self.words(as_core.get(at("sheet_pdf")))
        assert ("Cory Core" in words, words.count("Amber")) == (False, 13)

    def test_it_is_tagged(self, as_core, at):
        root = PdfReader(io.BytesIO(as_core.get(at("sheet_pdf")).content)).trailer["/Root"]
        assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en-GB")
