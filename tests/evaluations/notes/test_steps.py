"""Draft, with the authority for accuracy, final: who does what, what the authority sees, and what stands after."""

import io

import pytest
from pypdf import PdfReader

from accounts.enums import Role
from evaluations.enums import NoteState
from evaluations.reports.regional.note import note_report
from schools import paper
from tests.accounts.pages import main_text
from tests.factories.accounts import MembershipFactory
from tests.factories.notes import NoteFactory, line

pytestmark = pytest.mark.django_db
SECRET = "ZQDRAFT-WORDS"


@pytest.fixture
def note(authority, ros):
    note = NoteFactory(authority=authority, author=ros, summary=SECRET, purpose="Programmes")
    line(note, "1.1", "Sound work.", "NI")
    return note


@pytest.fixture
def member(authority):
    def make(role):
        return MembershipFactory(authority=authority, role=role, user__name=f"{role.label} Person").user

    return make


@pytest.fixture
def undrawn(monkeypatch):
    monkeypatch.setattr(paper, "write_pdf", lambda html: html.encode())


def step(client, note, name):
    note.refresh_from_db()
    return client.post(f"/region/notes/{note.pk}/{name}/", {"version": note.version})


def answer(client, note, accuracy="accepted", text="", version=None):
    note.refresh_from_db()
    sent = {"accuracy": accuracy, "text": text, "version": version or note.version}
    return client.post(f"/notes-of-visit/{note.pk}/", sent)


def standing(note):
    note.refresh_from_db()
    return note_report(note).standing


@pytest.mark.usefixtures("undrawn")
def test_a_draft_shows_nowhere_at_the_authority(as_, note, member, mailoutbox, caplog):
    caplog.set_level("DEBUG")
    for role in Role:
        client = as_(member(role))
        for page in ("/", "/rounds/", "/reading/", "/notes-of-visit/"):
            assert SECRET not in client.get(page).text
        for page in ("", "note.pdf"):
            assert client.get(f"/notes-of-visit/{note.pk}/{page}").status_code == 404
    assert (mailoutbox, SECRET in caplog.text) == ([], False)


def test_sharing_opens_it_to_those_who_see_open_rounds_and_a_final_note_to_readers(as_, note, ros, member):
    people = {role: member(role) for role in Role}

    def reads():
        return {role: as_(people[role]).get(f"/notes-of-visit/{note.pk}/").status_code for role in people}

    step(as_(ros), note, "share")
    assert reads() == {"lead": 200, "core": 200, "adviser": 200, "reader": 403, "guest": 404}
    step(as_(ros), note, "final")
    assert reads() == {"lead": 200, "core": 200, "adviser": 200, "reader": 200, "guest": 404}


def test_the_lead_is_told_what_waits_until_somebody_answers(as_, note, ros, member):
    lead, core = member(Role.LEAD), member(Role.CORE)
    waiting = "1 note of visit to check for accuracy"
    assert waiting not in main_text(as_(lead).get("/"))
    step(as_(ros), note, "share")
    assert waiting in main_text(as_(lead).get("/"))
    assert "Waiting for your answer" in main_text(as_(lead).get("/notes-of-visit/"))
    answer(as_(core), note)
    assert waiting not in main_text(as_(lead).get("/"))
    note.refresh_from_db()
    sent = {"visited_on": "4/3/2010", "who": "Both", "purpose": "Programmes", "version": note.version}
    as_(ros).post(f"/region/notes/{note.pk}/edit/", sent)
    assert waiting in main_text(as_(lead).get("/"))


def test_what_the_authority_said_is_kept_beside_the_note_and_told_when_it_changed_since(
    as_, note, ros, member
):
    step(as_(ros), note, "share")
    assert standing(note).endswith("No answer from Any Borough has come yet.")
    assert answer(as_(member(Role.LEAD)), note, "corrections").status_code == 422
    answer(as_(member(Role.LEAD)), note, "corrections", "There were nine schools.")
    answer(as_(member(Role.CORE)), note)
    assert [(one.by.name, one.text) for one in note.answers.all()] == [
        ("Lead Person", "There were nine schools."),
        ("Core team member Person", ""),
    ]
    assert "Core team member Person accepted it as accurate on" in standing(note)
    page = main_text(as_(ros).get(f"/region/notes/{note.pk}/"))
    assert "Something should be corrected There were nine schools." in page
    note.version += 1
    note.save()
    assert standing(note).endswith("The note was changed after that.")


def test_an_answer_to_a_note_that_changed_meanwhile_is_not_kept_and_what_was_typed_is(as_, note, ros, member):
    step(as_(ros), note, "share")
    response = answer(as_(member(Role.LEAD)), note, "corrections", "There were nine.", version=1)
    assert (response.status_code, note.answers.count()) == (409, 0)
    assert ("There were nine." in response.text, "changed while you were reading it" in response.text) == (
        True,
        True,
    )


def test_the_same_answer_sent_twice_is_kept_once(as_, note, ros, member):
    step(as_(ros), note, "share")
    lead = member(Role.LEAD)
    for _ in range(2):
        answer(as_(lead), note)
    assert note.answers.count() == 1


def test_it_may_be_final_without_an_answer_and_says_so_and_then_nothing_changes(as_, note, ros, member):
    assert step(as_(ros), note, "final").status_code == 422
    step(as_(ros), note, "share")
    step(as_(ros), note, "final")
    assert standing(note).endswith("No answer came from Any Borough before it was made final.")
    rows = note.version, note.updated_at
    for name in ("share", "final", "delete"):
        assert step(as_(ros), note, name).status_code == 422
    sent = {"visited_on": "4/3/2010", "who": "Both", "purpose": "Else", "version": note.version}
    response = as_(ros).post(f"/region/notes/{note.pk}/edit/", sent)
    assert "This note is final, so nothing in it changes." in main_text(response)
    late = answer(as_(member(Role.LEAD)), note, "corrections", "Nine, not eight.")
    assert (late.status_code, "Nine, not eight." in late.text) == (422, True)
    note.refresh_from_db()
    assert (note.version, note.updated_at, note.answers.count()) == (*rows, 0)


def test_a_step_on_a_note_that_changed_meanwhile_is_not_taken(as_, note, ros, director):
    note.version, note.updated_by = 2, director
    note.save()
    response = as_(ros).post(f"/region/notes/{note.pk}/share/", {"version": 1})
    note.refresh_from_db()
    assert (response.status_code, note.state) == (409, NoteState.DRAFT)
    assert "changed while you were reading, by Dora Director" in main_text(response)


def test_an_empty_draft_is_not_shared_and_may_be_deleted_without_losing_its_history(as_, authority, ros):
    note = NoteFactory(authority=authority, author=ros)
    assert "There is nothing to share yet" in main_text(step(as_(ros), note, "share"))
    assert step(as_(ros), note, "delete").status_code == 302
    assert [row.history_user for row in note.__class__.history.filter(history_type="-")] == [ros]


def test_the_authority_reads_the_steps_from_the_sharing_on(as_, note, ros, member):
    step(as_(ros), note, "share")
    theirs = main_text(as_(member(Role.CORE)).get(f"/notes-of-visit/{note.pk}/"))
    assert ("Draft begun" in theirs, "Shared with the authority for accuracy Ros Regional" in theirs) == (
        False,
        True,
    )
    assert "Draft begun Ros Regional" in main_text(as_(ros).get(f"/region/notes/{note.pk}/"))


@pytest.mark.usefixtures("undrawn")
def test_paper_says_what_the_note_is_not_yet(as_, note, ros, member):
    lead, stamps = member(Role.LEAD), []
    for name in ("share", "final", ""):
        stamps.append(note_report(note).stamp)
        page = as_(ros).get(f"/region/notes/{note.pk}/note.pdf").text
        assert (stamps[-1] in page, "Contributory rating: <b>NI Needs improvement</b>" in page) == (
            True,
            True,
        )
        if name:
            step(as_(ros), note, name)
            note.refresh_from_db()
    assert stamps == [
        "Draft. Not yet shared with the authority",
        "With the authority for accuracy. Not final",
        "",
    ]
    theirs, ours = (
        as_(who).get(url).text
        for who, url in (
            (lead, f"/notes-of-visit/{note.pk}/note.pdf"),
            (ros, f"/region/notes/{note.pk}/note.pdf"),
        )
    )
    assert theirs == ours


def test_a_post_that_has_ended_closes_the_page_and_the_director_carries_the_note_on(as_, note, ros, director):
    ros.appointments.all().delete()
    assert as_(ros).get(f"/region/notes/{note.pk}/").status_code == 404
    assert step(as_(director), note, "share").status_code == 302


def test_the_paper_is_tagged_and_each_page_says_that_it_is_a_draft(as_, note, ros):
    note.lines.all().delete()
    line(note, "1.2", "Seen in each of the schools. " * 400)
    drawn = PdfReader(io.BytesIO(as_(ros).get(f"/region/notes/{note.pk}/note.pdf").content))
    texts = [page.extract_text() for page in drawn.pages]
    assert drawn.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert (len(texts) > 1, {"Draft. Not yet shared with the authority" in text for text in texts}) == (
        True,
        {True},
    )
    assert drawn.metadata.title == "Draft: Meeting with the authority, Any Borough"


def test_the_authority_pays_the_same_for_one_note_and_for_three(
    as_, authority, note, ros, member, django_assert_max_num_queries
):
    step(as_(ros), note, "share")
    client, counts = as_(member(Role.CORE)), []
    for more in (2, 0):
        for page in ("/notes-of-visit/", f"/notes-of-visit/{note.pk}/", "/"):
            client.get(page)
            with django_assert_max_num_queries(14) as asked:
                client.get(page)
            counts.append(len(asked))
        for ref in ("1.3", "1.5")[:more]:
            NoteFactory(authority=authority, author=ros, state=NoteState.SHARED)
            line(note, ref, "Sound.")
    assert counts[:3] == counts[3:]
