"""What a school is shown and what is kept of its answer, sent by its link or typed in; and who reads it."""

import re

from schools.models import Ask, Reply, Return
from schools.services.answers import save_return
from tests.accounts.pages import errors, heading, main_text
from tests.factories.schools import said
from tests.schools.survey.conftest import form, kept

WEAKER = "Schools last judged to require improvement, or inadequate"


def sections(response) -> list[str]:
    """Headings of the form, those folded away with a mark."""
    page = response.content.decode()
    found = re.findall(r'<h2 class="lq-h2" id="h-[\w-]+">([^<]+)|summary-text">([^<:]+)', page)
    return [shown or f"({folded})" for shown, folded in found]


class TestTheForm:
    def test_of_a_school_of_which_nothing_is_known_has_every_section(self, client, link):
        assert sections(client.get(link)) == [
            *("Support and challenge for your school", "Your school"),
            *("Schools last judged good or outstanding", WEAKER),
            *("Academies and free schools", "Who answers"),
        ]

    def test_of_a_maintained_school_that_is_good_has_its_own_and_folds_the_other(self, client, ask, link):
        Ask.objects.update(judged="good", governed="maintained")
        assert sections(client.get(link)) == [
            *("Support and challenge for your school", "Your school"),
            *("Schools last judged good or outstanding", f"({WEAKER})", "Who answers"),
        ]

    def test_of_an_academy_that_was_not_inspected_yet(self, client, ask, link):
        Ask.objects.update(judged="not-yet", governed="academy")
        assert sections(client.get(link)) == [
            *("Support and challenge for your school", "Your school"),
            *("(Schools last judged good or outstanding)", f"({WEAKER})"),
            *("Academies and free schools", "Who answers"),
        ]

    def test_what_is_missing_is_said(self, client, link):
        assert errors(client.post(link, {"version": 0})) == [
            "Choose an answer to “How well does the authority understand your school?”. You may say that you "
            "cannot say.",
            "Choose an answer to “How well do the authority’s support and challenge meet the needs of your "
            "school?”. You may say that you cannot say.",
            "Choose an answer to “To what extent have its support and challenge improved your school over "
            "time?”. You may say that you cannot say.",
            "Say how your school was judged when it was last inspected.",
            "Say whether your school is an academy or maintained by the authority.",
            "Give your name, so that the authority knows who answered.",
            "Give your post, so that the authority knows who answered.",
        ]

    def test_is_kept_and_thanked_for_and_changed(self, client, ask, link):
        words = "They visit.\nThey listen."
        response = client.post(link, form(understands_why=words, supports_others="some"), follow=True)
        assert heading(response) == "Thank you"
        assert kept(ask) == said(
            **{
                "understands": "very-well",
                "understands_why": words,
                "meets_needs": "well",
                "impact": "great",
            },
            **{"judged": "good", "governed": "maintained", "supports_others": "some", "answered_as": "Head"},
        )
        client.post(link, form(version=1))
        assert kept(ask)["understands_why"] == ""
        assert Reply.objects.filter(question="understands_why").count() == 0

    def test_what_the_register_says_of_a_school_it_does_not_say_again(self, client, ask, link):
        Ask.objects.update(judged="not-good", governed="academy")
        client.post(link, {**form(), "judged": "not-good", "governed": "maintained", "relations": "not-well"})
        found = kept(ask)
        assert (found["governed"], found["relations"]) == ("academy", "not-well")

    def test_what_the_authority_put_right_after_the_answer_stays(self, client, ask, link):
        Ask.objects.update(governed="maintained")
        changed = said(judged="good", governed="academy", relations="not-well", relations_how="ZQ since May")
        save_return(ask=ask, answers=changed, version=0, source="typed")
        page = client.get(link)
        sent = {
            **form(version=1),
            "governed": "academy",
            "relations": "not-well",
            "relations_how": "ZQ since May",
        }
        assert ("Academies and free schools" in sections(page), "ZQ since May" in page.content.decode()) == (
            True,
            True,
        )
        client.post(link, sent)
        found = kept(ask)
        assert (found["governed"], found["relations_how"]) == ("academy", "ZQ since May")

    def test_a_school_that_was_inspected_since_says_so(self, client, ask, link):
        Ask.objects.update(judged="good")
        client.post(link, form(judged="not-good", recognised="small", helped="well"))
        found = kept(ask)
        assert (found["judged"], found["recognised"]) == ("not-good", "small")

    def test_an_answer_that_is_for_other_schools_is_shown_unfolded_with_the_reason(self, client, ask, link):
        Ask.objects.update(judged="good", governed="maintained")
        response = client.post(link, form(recognised="small", recognised_how="ZQ we knew"))
        assert len(errors(response)) == 2
        assert WEAKER in sections(response)
        assert "ZQ we knew" in response.content.decode()
        assert not Return.objects.exists()

    def test_two_at_once_lose_nothing(self, client, ask, link):
        client.post(link, form(impact_what="Theirs"))
        response = client.post(link, form(impact_what="Mine"))
        page = response.content.decode()
        assert (response.status_code, "Theirs" in page, ">\nMine</textarea>" in page) == (409, True, True)

    def test_of_one_that_answered_holds_what_it_said(self, client, ask, link):
        client.post(link, form(impact_what="ZQ results"))
        assert "ZQ results" in client.get(link).content.decode()

    def test_a_choice_that_does_not_exist_is_refused(self, client, link):
        assert errors(client.post(link, form(understands="<script>"))) == [
            "Choose an answer to “How well does the authority understand your school?” from the list."
        ]

    def test_too_many_words_are_refused(self, client, link):
        (said_,) = errors(client.post(link, form(understands_why="x" * 2001)))
        assert said_.endswith("to 2000 characters; it has 2001.")


def test_typed_in_by_the_core_team(as_core, ask, core_member):
    url = f"/schools/returns/asked/{ask.pk}/answer/"
    sent = {"understands": "well", "meets_needs": "cannot-say", "impact": "some", "version": 0}
    as_core.post(url, sent)
    row = Return.objects.get()
    assert (row.source, row.recorded_by, kept(ask)["meets_needs"]) == ("typed", core_member, "cannot-say")


def test_what_one_school_said_is_not_for_the_adviser(as_adviser, ask):
    save_return(ask=ask, answers=said(impact_what="ZQ secret"), version=0, source="link")
    page = as_adviser.get(f"/schools/returns/asked/{ask.pk}/")
    text = main_text(page)
    assert "Answered by the school on" in text
    assert "What a school says of the authority is read by the lead and the core team" in text
    assert ("ZQ secret" in text, "Hetty" in text, "Understands the school" in text) == (False, False, False)
