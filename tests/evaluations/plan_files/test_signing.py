import pytest

from evaluations.enums import RevisionState, RoundState
from evaluations.models import PlanRevision
from evaluations.reports.plans.build import draft_of
from evaluations.selectors.plans.access import plan_for
from evaluations.selectors.plans.revisions import revision_of
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.plan_signing import approve_plan, seal_of, send_back, sign_plan, what_is_missing
from tests.evaluations.plan_files.signing import found, seal, signed

pytestmark = pytest.mark.django_db


def as_read(plan, user, number=1) -> PlanRevision:
    fresh = plan_for(user, plan.round.slug)
    revision = revision_of(fresh, number)
    revision.plan = fresh
    return revision


def test_signing_keeps_the_plan_as_the_next_revision(plan, lead):
    revision = signed(plan, lead)
    assert (revision.number, revision.state, revision.signed_by) == (1, RevisionState.SIGNED, lead)
    assert revision.report["head"]["signed_by"] == "Lena Lead"
    assert [action["ref"] for action in revision.report["actions"]] == ["A1", "A2", "A3"]


def test_only_a_lead_signs(plan, core_member, lead):
    fresh = found(plan, core_member)
    with pytest.raises(Refused, match="Only a lead of the authority may sign the plan"):
        sign_plan(plan=fresh, user=core_member, draft=draft_of(fresh), note="", seal=seal(plan, lead))


def test_a_plan_with_unanswered_ratings_is_refused_naming_each(plan, lead):
    plan.left_out.all().delete()
    plan.actions.exclude(number=3).delete()
    fresh = found(plan, lead)
    assert what_is_missing(fresh, draft_of(fresh)) == [
        "1 Leadership: no action and no reason for none. Add one or the other.",
        "2 Policy: no action and no reason for none. Add one or the other.",
    ]
    with pytest.raises(Refused, match="1 Leadership: no action"):
        signed(plan, lead)
    assert PlanRevision.objects.count() == 0


def test_a_plan_of_a_round_that_is_not_signed_off_is_refused(plan, lead):
    plan.round.state = RoundState.AGREEING
    plan.round.save()
    with pytest.raises(Refused, match="The round is not signed off yet"):
        signed(plan, lead)


def test_a_plan_with_nothing_in_it_is_refused(plan, lead):
    plan.left_out.all().delete()
    plan.actions.all().delete()
    plan.round.cells.first().judgements.all().delete()
    with pytest.raises(Refused, match="There is nothing in the plan to sign yet"):
        signed(plan, lead)


def test_the_second_revision_says_what_changed(plan, lead):
    signed(plan, lead)
    with pytest.raises(Refused, match="Nothing has changed since revision 1 was signed"):
        signed(plan, lead)
    plan.actions.filter(number=2).first().delete()
    with pytest.raises(Refused, match="Say what has changed since revision 1"):
        signed(plan, lead)
    revision = signed(plan, lead, note="A2 is done with.")
    assert (revision.number, revision.note) == (2, "A2 is done with.")
    assert [action["ref"] for action in plan.revisions.get(number=1).report["actions"]] == ["A1", "A2", "A3"]


def test_what_is_signed_is_what_was_seen(plan, lead):
    fresh = found(plan, lead)
    seen = seal_of(draft_of(fresh), 0)
    action = plan.actions.get(number=1)
    action.title = "Something else"
    action.save()
    with pytest.raises(Overtaken):
        sign_plan(plan=fresh, user=lead, draft=draft_of(fresh), note="", seal=seen)


def test_two_who_sign_at_once_sign_once(plan, lead):
    fresh = found(plan, lead)
    draft = draft_of(fresh)
    seen = seal_of(draft, 0)
    sign_plan(plan=fresh, user=lead, draft=draft, note="", seal=seen)
    with pytest.raises(Overtaken) as overtaken:
        sign_plan(plan=fresh, user=lead, draft=draft, note="Again.", seal=seen)
    assert overtaken.value.theirs.number == 1
    assert plan.revisions.count() == 1


def test_a_reader_approves_and_is_named_as_on_that_day(plan, lead, reader):
    signed(plan, lead)
    reader.job_title = "Director of children’s services"
    approve_plan(revision=as_read(plan, reader), user=reader, version=1, reply="Agreed.")
    revision = plan.revisions.get()
    assert (revision.state, revision.approved_by, revision.approved_as, revision.reply, revision.version) == (
        RevisionState.APPROVED,
        reader,
        "Rae Reader, Director of children’s services",
        "Agreed.",
        2,
    )
    assert [(row.state, row.history_user) for row in revision.history.all()] == [
        ("approved", reader),
        ("signed", lead),
    ]


def test_sending_back_takes_words(plan, lead, reader):
    signed(plan, lead)
    with pytest.raises(Refused, match="Say what should change"):
        send_back(revision=as_read(plan, reader), user=reader, version=1, reply="")
    send_back(revision=as_read(plan, reader), user=reader, version=1, reply="Who leads A3?")
    assert (plan.revisions.get().state, plan.revisions.get().reply) == (
        RevisionState.RETURNED,
        "Who leads A3?",
    )


def test_a_plan_that_was_sent_back_may_be_signed_again_as_it_is(plan, lead, reader):
    signed(plan, lead)
    send_back(revision=as_read(plan, reader), user=reader, version=1, reply="Who leads A3?")
    assert signed(plan, lead, note="Nobody does, on purpose.").number == 2


@pytest.mark.parametrize("who", ["lead", "core_member", "adviser"])
def test_nobody_but_a_reader_answers(plan, lead, request, who):
    signed(plan, lead)
    user = request.getfixturevalue(who)
    with pytest.raises(Refused, match="A reader of the authority approves the plan"):
        approve_plan(revision=as_read(plan, user), user=user, version=1)


def test_who_signed_never_approves_even_as_a_reader_later(plan, lead, authority):
    signed(plan, lead)
    lead.memberships.update(role="reader")
    with pytest.raises(Refused, match="You signed this revision"):
        approve_plan(revision=as_read(plan, lead), user=lead, version=1)


def test_an_older_revision_is_not_answered_any_more(plan, lead, reader):
    signed(plan, lead)
    plan.actions.filter(number=3).first().delete()
    signed(plan, lead, note="A3 is gone.")
    with pytest.raises(Refused, match="Revision 2 has been signed since"):
        approve_plan(revision=as_read(plan, reader), user=reader, version=1)


def test_two_readers_answer_once(plan, lead, reader):
    signed(plan, lead)
    stale = as_read(plan, reader)
    approve_plan(revision=as_read(plan, reader), user=reader, version=1)
    fresh = as_read(plan, reader)
    with pytest.raises(Overtaken):
        send_back(revision=fresh, user=reader, version=stale.version, reply="No.")
    assert plan.revisions.get().state == RevisionState.APPROVED
