"""An adviser writes a note of visit, aspect by aspect, and nothing that two people type is lost."""

import pytest

from evaluations.enums import NoteKind, NoteState
from evaluations.models import NoteOfVisit
from standards.content import content_for
from tests.accounts.pages import heading, main_text
from tests.evaluations.notes.conftest import posted
from tests.factories.notes import NoteFactory, line
from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db
NEW = "/region/region-d/any-borough/notes/new/"
HEAD = {
    "visited_on": "4/3/2010",
    "who": "The strategy manager",
    "purpose": "Programmes for the summer",
}


@pytest.fixture
def note(authority, ros):
    return NoteFactory(authority=authority, author=ros)


def at(note, page=""):
    return f"/region/notes/{note.pk}/{page}"


def field(note, ref, name="text"):
    return f"{name}-{content_for(note.framework).element(ref).pk}"


def level(note, code):
    return content_for(note.framework).level(code).pk


def save(client, note, **more):
    return client.post(at(note, "edit/"), {**HEAD, "version": note.version, **more})


def lines(note):
    rows = note.lines.select_related("element", "level")
    return {row.element.ref: (row.text, row.level.code if row.level else "") for row in rows}


def test_a_visit_begins_with_a_school_of_the_register_or_with_a_name_that_is_typed(
    as_, frameworks, authority, ros
):
    there = SchoolFactory(authority=authority, name="Hill Primary", urn=123456)
    for typed in ("Hill Primary (123456)", "hill primary", "Brook Nursery"):
        as_(ros).post(NEW, {**HEAD, "kind": "school", "phase": "primary", "school": typed, "purpose": typed})
    made = NoteOfVisit.objects.order_by("pk").values_list("school", "school_name", "phase__ref", "state")
    assert list(made) == [
        (there.pk, "Hill Primary", "primary", "draft"),
        (there.pk, "Hill Primary", "primary", "draft"),
        (None, "Brook Nursery", "primary", "draft"),
    ]


def test_what_is_wrong_with_the_beginning_is_said_and_what_was_typed_is_kept(as_, frameworks, authority, ros):
    for urn in (123456, 123457):
        SchoolFactory(authority=authority, name="St Mary’s", urn=urn)
    wrong = {**HEAD, "visited_on": "4/3/2190", "kind": "school", "phase": "secondary"}
    for school, said in (
        ("", "Say which school was visited."),
        ("St Mary’s", "More than one school is called St Mary’s"),
        ("Hill (999999)", "The register of Any Borough has no school with the number 999999."),
    ):
        response = as_(ros).post(NEW, {**wrong, "school": school})
        page = main_text(response)
        assert (response.status_code, said in page) == (422, True)
        assert "The date cannot be after today." in page
        assert "Programmes for the summer" in response.text
    assert NoteOfVisit.objects.count() == 0


def test_the_same_beginning_sent_twice_is_one_draft(as_, frameworks, authority, ros):
    sent = {**HEAD, "kind": "authority", "phase": "primary"}
    went = {as_(ros).post(NEW, sent)["Location"] for _ in range(2)}
    assert went == {at(NoteOfVisit.objects.get(), "edit/")}


def test_what_was_seen_is_kept_by_aspect_with_a_contributory_rating_and_its_history(as_, note, ros):
    client = as_(ros)
    given = {field(note, "1.1"): "Sound.\r\nTwice.", field(note, "1.1", "level"): level(note, "NI")}
    assert save(client, note, **given, **{field(note, "2.4"): "Reports are late."}).status_code == 302
    assert lines(note) == {"1.1": ("Sound.\nTwice.", "NI"), "2.4": ("Reports are late.", "")}
    note.refresh_from_db()
    save(client, note, **{field(note, "1.1"): "Good."})
    assert lines(note) == {"1.1": ("Good.", "")}
    changed = main_text(client.get(at(note, "history/")))
    for said in (
        "1.1 Delivery of programmes, contributory rating Needs improvement –",
        "Reports are late. –",
    ):
        assert said in changed


@pytest.mark.parametrize("ref", ["1.2", "2.4"])
def test_a_rating_is_not_offered_where_senior_managers_lead_and_a_forged_one_is_refused(as_, note, ros, ref):
    client, forged = as_(ros), field(note, ref, "level")
    page = client.get(at(note, "edit/"))
    assert f'name="{forged}"' not in page.text
    response = save(client, note, **{field(note, ref): "Strong.", forged: level(note, "G")})
    assert response.status_code == 422
    assert f"{ref} " in main_text(response)
    assert "is rated in the discussion of senior managers" in main_text(response)
    assert ("Strong." in response.text, lines(note)) == (True, {})


def test_ratings_are_offered_for_the_five_aspects_that_appendix_2_names(as_, note, ros):
    page = as_(ros).get(at(note, "edit/")).text
    elements = content_for(note.framework).elements.values()
    offered = [one.ref for one in elements if f'name="level-{one.pk}"' in page]
    assert offered == ["1.1", "1.3", "1.5", "2.1", "2.5"]


def test_an_early_years_note_has_the_aspects_of_its_phase_and_refuses_others(as_, region, authority):
    early = posted(region, "regional-adviser", "early-years", "Eve Early")
    note = NoteFactory(authority=authority, author=early, phase="early-years")
    elements = content_for(note.framework).elements.values()
    page = as_(early).get(at(note, "edit/")).text
    assert [one.ref for one in elements if f'name="text-{one.pk}"' not in page] == ["1.4", "2.2", "2.3"]


def test_a_visit_to_a_school_keeps_what_the_headteacher_said_to_published_and_own_questions(
    as_, authority, ros
):
    note = NoteFactory(authority=authority, author=ros, kind=NoteKind.SCHOOL, school_name="Hill Primary")
    said = {field(note, "1.5", "said") + "-1": "They build on last year.", "school": "Hill Primary"}
    save(as_(ros), note, **said, **{"own-0": "What would help most?", "own-said-0": "A visit each term."})
    first, own = note.questions.all()
    assert first.question.splitlines()[:2] == [
        "Do your targets:",
        "build on prior attainment and previous best performance?",
    ]
    assert (first.element.ref, first.said) == ("1.5", "They build on last year.")
    assert (own.place, own.question, own.said) == ("", "What would help most?", "A visit each term.")
    page = main_text(as_(ros).get(at(note)))
    assert "“Do your targets:" in page
    assert "What would help most?" in page


def test_an_overtaken_save_shows_both_texts_and_takes_nothing_until_it_is_saved_again(
    as_, note, ros, director
):
    save(as_(director), note, summary="As the director saw it.")
    response = save(as_(ros), note, summary="As Ros saw it.")
    page = response.text
    assert response.status_code == 409
    assert ("As the director saw it." in page, "As Ros saw it." in page) == (True, True)
    assert "Dora Director changed this note while you were writing." in main_text(response)
    note.refresh_from_db()
    assert (note.summary, note.version) == ("As the director saw it.", 2)
    save(as_(ros), note, summary="Both.")
    note.refresh_from_db()
    assert note.summary == "Both."


def test_words_and_rating_that_disagree_are_said_beside_the_line_and_nothing_is_stopped(as_, note, ros, paul):
    line(note, "1.1", "Support is highly effective.", "NI")
    line(note, "2.1", "Consultants are well placed.", "G")
    line(note, "2.5", "The use of data is not yet effective.", "")
    page = main_text(as_(ros).get(at(note)))
    assert "“highly effective” is a word for Outstanding, but the rating chosen is Needs improvement." in page
    assert (
        "Good: “evaluations of practice in this column must be accompanied by evidence of impact”. "
        "The text mentions none."
    ) in page
    assert "no contributory rating is chosen" not in page
    assert "is a word for Outstanding" not in main_text(as_(paul).get(at(note)))
    form = main_text(as_(ros).get(at(note, "edit/")))
    assert form.count("is a word for Outstanding, but the rating chosen is Needs improvement.") == 1
    assert as_(ros).post(at(note, "share/"), {"version": note.version}).status_code == 302


def test_whoever_may_read_a_note_and_did_not_write_it_changes_nothing(as_, note, paul, colleague):
    line(note, "1.1", "Seen.")
    for page in ("edit/", "share/", "final/", "delete/"):
        assert as_(paul).post(at(note, page), {"version": 1, **HEAD}).status_code == 403
        assert as_(colleague).post(at(note, page), {"version": 1, **HEAD}).status_code == 404
    note.refresh_from_db()
    assert (note.state, note.version) == (NoteState.DRAFT, 1)


def test_a_list_costs_the_same_for_one_note_and_for_three(
    as_, authority, note, ros, django_assert_num_queries
):
    client = as_(ros)
    pages = ("/region/region-d/any-borough/notes/", "/region/region-d/notes/")
    client.get(pages[0])
    for more in (2, 0):
        for page, cost in zip(pages, (6, 5), strict=True):
            with django_assert_num_queries(cost):
                client.get(page)
        for _ in range(more):
            NoteFactory(authority=authority, author=ros)


def test_a_note_costs_the_same_with_one_line_and_with_three(as_, note, ros, django_assert_max_num_queries):
    client, counts = as_(ros), []
    for refs in (["1.1"], ["1.2", "1.3"]):
        for ref in refs:
            line(note, ref, "Sound.")
        for page in ("", "edit/"):
            client.get(at(note, page))
            with django_assert_max_num_queries(12) as asked:
                client.get(at(note, page))
            counts.append(len(asked))
    assert counts[:2] == counts[2:]


def test_empty_lists_say_what_to_do(as_, frameworks, authority, ros):
    page = as_(ros).get("/region/region-d/any-borough/notes/")
    assert heading(page) == "Notes of visit: Any Borough"
    assert "There is no note of visit yet. Write one after a meeting" in main_text(page)


def test_while_a_text_is_written_its_words_are_looked_at_and_nothing_is_kept(as_, note, ros):
    pk, sent = content_for(note.framework).element("2.1").pk, {}
    for text, code, said in (
        (
            "Deployment is inadequate.",
            "",
            "“inadequate” is a word for Significant improvement needed, and no",
        ),
        ("Deployment is inadequate.", "SI", ""),
    ):
        sent = {f"text-{pk}": text, f"level-{pk}": level(note, code) if code else ""}
        answer = as_(ros).post(at(note, f"words/{pk}/"), sent).text
        assert (said in answer, bool(answer.strip())) == (True, bool(said))
    assert (lines(note), as_(ros).post(at(note, "words/999999/"), sent).status_code) == ({}, 404)
