import time
from dataclasses import replace

import pytest

from evaluations.reports.plans.files import Format, file_of
from evaluations.reports.plans.paper import sheet_of
from evaluations.reports.plans.pdf import page_of
from schools.paper import write_pdf
from tests.evaluations.plan_files import sample
from tests.evaluations.plan_files.sample import drawn
from tests.evaluations.reports.reading import elements, pdf, pdf_text
from tests.evaluations.reports.test_pdf import flat, sizes, smallest_print


@pytest.fixture(scope="module")
def draft() -> bytes:
    return file_of(drawn(), Format.PDF).body


@pytest.fixture(scope="module")
def approved() -> bytes:
    return file_of(drawn(standing=sample.APPROVED), Format.PDF).body


def test_it_is_tagged_titled_and_in_british_english(draft):
    root = pdf(draft).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf(draft).metadata.title == "Any Borough: action plan, Autumn 2009"


def test_every_page_is_a4_across_with_nothing_under_9_point(draft):
    assert set(sizes(draft)) == {(297, 210)}
    assert smallest_print(draft) >= 9


def test_large_print_is_a3_with_nothing_under_12_point():
    large = file_of(drawn(), Format.PDF, large=True)
    assert large.name == "any-borough-2009-plan-large.pdf"
    assert set(sizes(large.body)) == {(420, 297)}
    assert smallest_print(large.body) >= 12


def test_headers_say_what_they_head_and_bookmarks_lead_to_each_part(draft):
    heads = elements(pdf(draft), "/TH")
    assert {head["/A"].get("/Scope") for head in heads} == {"/Row", "/Column"}
    assert len(elements(pdf(draft), "/H1")) == 1
    assert [mark["/Title"] for mark in flat(pdf(draft).outline)] == [
        "Any Borough",
        "Introduction",
        "Ratings and what is done about them",
        "Actions",
        "SI 2.5 Effective use of data to promote progress, Early Years",
        "NI 1.1 Delivery of quality programmes, Primary",
        "Other actions",
        "Progress and impact",
        "Follow-up activities and next steps",
        "Sign-off",
    ]


def test_the_cover_says_who_agreed_the_judgements_and_that_it_is_a_draft(draft):
    cover = " ".join(pdf(draft).pages[0].extract_text().split())
    for words in (
        "Action plan from the self-evaluation against National Strategies quality standards 2009",
        "10 November 2009, by Lena Lead and Cory Core",
        "Draft, as it stood on 1 March 2010: not signed",
        "3: 2 in progress, 1 not started; 1 overdue",
        "Of 4 ratings below Good, 2 have actions, 1 has a reason for none and 1 has neither yet",
        "£6,000.50, over the 2 of 3 actions that have a cost",
        "Scrutiny committee, 17 March 2010",
    ):
        assert words in cover


def test_the_actions_carry_milestones_measures_and_monitoring(draft):
    text = pdf_text(draft)
    for words in (
        "18 December 2009: data agreement signed by all settings (done)",
        "12 February 2010: autumn data loaded and checked (late)",
        "Settings that return data on time: from 61% to 95%",
        "Early Years board, sample of ten settings, half- termly",
        "12 days of a consultant’s time, £4,200",
        "Overdue by 3 days",
        "No action: The team moves in May.",
        "Neither an action nor a reason yet",
        "15 February 2010, Red: Autumn data are late.",
        "Visit the twelve settings Early Years team 1 April 2010 5 January 2010 Not yet",
        "Signed by the lead Date:",
    ):
        assert words in text


def test_a_signed_revision_names_who_signed_and_who_approved(approved):
    text = pdf_text(approved)
    assert "Signed by the lead Lena Lead, Head of school improvement 11 December 2009" in text
    assert "Approved by Rae Reader, Director of children’s services 15 December 2009" in text
    assert "This revision is kept as it was signed." in text
    assert "Any Borough · Action plan, Autumn 2009 · Revision 1" in text
    assert pdf(approved).metadata.creation_date == sample.SIGNED_AT


@pytest.mark.parametrize("kind", Format)
def test_a_signed_revision_comes_out_the_same_each_time(kind):
    signed = drawn(standing=sample.APPROVED)
    assert file_of(signed, kind).body == file_of(signed, kind).body


def test_a_plan_with_nothing_in_it_says_so():
    text = pdf_text(file_of(drawn(sample.EMPTY), Format.PDF).body)
    for words in (
        "No judgement is recorded yet",
        "No rating is below Good.",
        "No actions are written yet.",
        "None is recorded yet.",
    ):
        assert words in text


def test_long_names_long_texts_and_many_milestones_stay_on_the_page_and_under_their_headers():
    long = replace(
        sample.ACTION,
        lead="Bartholomew Featherstonehaugh-Cholmondeley",
        priority="Unforeseeably" * 12,
        success="Words and words. " * 300,
        milestones=sample.ACTION.milestones * 12,
    )
    body = file_of(drawn(replace(sample.REPORT, actions=(long, sample.BARE))), Format.PDF).body
    text = pdf_text(body)
    assert text.count("words.") == 300
    assert text.count("spring data loaded") == 12
    pages = [page.extract_text() for page in pdf(body).pages]
    assert all("Success criteria" in page for page in pages if "Words and" in page)


def test_sixty_actions_stand_whole_under_repeated_headers():
    body = file_of(drawn(sample.with_actions(60)), Format.PDF).body
    pages = [page.extract_text() for page in pdf(body).pages]
    with_actions = [page for page in pages if "Success criteria" in page]
    assert len(with_actions) > 5
    refs = [
        line.split()[0]
        for page in with_actions
        for line in page.splitlines()
        if line[:1] == "A" and line[1:2].isdigit()
    ]
    assert list(dict.fromkeys(refs)) == [f"A{number}" for number in range(1, 61)]


def test_drawing_sixty_actions_costs_little_more_than_the_press_itself():
    sixty = drawn(sample.with_actions(60))
    page_of(sixty, large=False)
    started = time.process_time()
    html = page_of(sixty, large=False)
    made = time.process_time()
    write_pdf(html)
    assert made - started < 0.2 * (time.process_time() - made)


def test_what_people_type_is_never_markup():
    typed = '<img src="file:///etc/hostname"><b>bold</b>'
    action = replace(sample.ACTION, evaluation=typed)
    assert typed in pdf_text(file_of(drawn(replace(sample.REPORT, actions=(action,))), Format.PDF).body)


def test_progress_is_said_in_words_beside_its_colour():
    rows = [row for group in sheet_of(drawn()).groups for row in group.rows]
    assert [(row.progress, row.colour) for row in rows] == [("Red", "si"), ("Amber", "ni"), ("", "")]
