"""The page of overall ratings: the suggestion, its rule in words, one form a rating."""

import pytest
from django.conf import settings
from django.urls import reverse

from evaluations.enums import RoundState, View
from evaluations.models import Judgement, Overall
from standards import loading
from standards.models import Framework
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.answers import in_state, judge, judge_all
from tests.factories.rounds import RoundFactory, cell_of, framework, join
from tests.standards.small import write


@pytest.fixture(autouse=True)
def agreeing(round_):
    in_state(round_, RoundState.AGREEING)


@pytest.fixture
def url(round_):
    return reverse("evaluations:overall", args=[round_.slug])


@pytest.fixture
def judged(round_, core_member):
    """Area 1 in Primary: one of five needs improvement, so Good is suggested."""
    for element, code in zip(("1.1", "1.2", "1.3", "1.4", "1.5"), ("NI", "G", "G", "OS", "OS"), strict=True):
        judge(cell_of(round_, element, "primary"), core_member, code)


def of(page, key="area-1-primary"):
    return page.at(key)


@pytest.fixture
def post(as_core, url):
    def posted(client=as_core, **changes):
        form = {"which": "area-1-primary", "level": "G", "reason": "", "version": "0"}
        return client.post(url, form | changes)

    return posted


class TestThePage:
    def test_there_is_one_for_each_area_in_each_phase_and_over_all(self, get, core_member, url):
        page = get(core_member, url)
        names = [node.text for node in page.find("h2") if node.attrs["id"].startswith("h-area")]
        assert names == [
            f"{area}, {phase}"
            for area in ("Impact on standards", "Risk and intervention")
            for phase in ("Early Years", "Primary", "Secondary", "over all phases")
        ]
        assert page.loose_ends == []

    def test_the_suggestion_and_its_rule_are_in_words(self, get, core_member, url, judged):
        text = of(get(core_member, url)).text
        assert "Suggested: G Good" in text
        assert (
            "No more than one is rated Needs improvement and none lower; for Outstanding nothing may be below "
            "Good, and more than half must be Outstanding."
        ) in text

    def test_while_something_is_not_rated_the_suggestion_is_provisional(
        self, get, core_member, url, round_, judged
    ):
        round_.cells.get(element__ref="1.5", phase__ref="primary").judgements.all().delete()
        assert "Provisional: 1 not rated yet." in of(get(core_member, url)).text

    def test_it_is_read_only_outside_agreeing(self, get, lead, url, round_):
        in_state(round_, RoundState.RATING)
        assert [n.tag for n in of(get(lead, url)).all if n.tag in {"form", "textarea"}] == []

    def test_a_framework_without_such_ratings_says_so(self, get, core_member, authority):
        laqs = RoundFactory(authority=authority, framework=framework("laqs"))
        page = get(core_member, reverse("evaluations:overall", args=[laqs.slug]))
        assert "This framework has no overall ratings." in page.text

    def test_the_rule_is_told_in_the_words_of_the_scale(self, get, core_member, authority, tmp_path):
        text = (settings.BASE_DIR / "fixtures" / "example_framework.yaml").read_text(encoding="utf-8")
        loading.load([write(tmp_path, text)])
        example = Framework.objects.get(slug="example")
        round_ = RoundFactory(authority=authority, framework=example, state=RoundState.AGREEING)
        join(round_, core_member)
        address = reverse("evaluations:overall", args=[round_.slug])
        told = {}
        for code in ("IN", "RI"):
            Judgement.objects.all().delete()
            judge(cell_of(round_, "1.1"), core_member, code)
            told[code] = get(core_member, address).at("area-1-all").text
        assert "More than half are rated Inadequate." in told["IN"]
        assert "No more than one is rated Requires improvement and none lower;" in told["RI"]


class TestRecording:
    def test_as_suggested_it_is_recorded(self, post, as_core, url, judged):
        response = post()
        assert (response.status_code, response["Location"]) == (302, f"{url}#area-1-primary")
        row = Overall.objects.get()
        assert (row.area.ref, row.phase.ref, row.level.code, row.suggested.code) == ("1", "primary", "G", "G")
        page = Page(as_core.get(url))
        assert "Recorded: G Good" in of(page).text

    def test_departing_without_a_reason_is_refused_and_the_choice_kept(self, post, judged):
        page = Page(post(level="NI"))
        assert page.response.status_code == 422
        assert page.errors == [
            (
                "area-1-primary-reason",
                "Say why the team chose Needs some improvement: the rule suggests Good.",
            )
        ]
        checked = [n.attrs["value"] for n in of(page).all if "checked" in n.attrs]
        assert (checked, page.loose_ends, Overall.objects.count()) == (["NI"], [], 0)
        assert page.find("title")[0].text.startswith("Error: Overall ratings")

    def test_departing_with_a_reason_shows_both(self, post, as_core, url, judged):
        post(level="NI", reason="The weak one is the one that counts.")
        text = of(Page(as_core.get(url))).text
        assert "Recorded: NI Needs some improvement" in text
        assert "Suggested: G Good" in text
        assert "The weak one is the one that counts." in text

    def test_without_a_choice_it_says_so(self, post, judged):
        page = Page(post(level=""))
        assert page.errors == [("area-1-primary-level", "Choose an overall rating.")]
        assert page.loose_ends == []

    def test_a_newer_one_is_shown_beside_what_was_typed(self, post, as_lead, judged):
        post(client=as_lead)
        page = Page(post(level="NI", reason="Mine, second."))
        assert (page.response.status_code, Overall.objects.get().level.code) == (422, "G")
        assert page.errors[0][1].startswith("Lena Lead recorded Good while you were writing.")
        assert "Recorded: G Good" in of(page).text
        assert page.at("area-1-primary-reason").text == "Mine, second."
        version = next(n.attrs["value"] for n in of(page).all if n.attrs.get("name") == "version")
        assert post(level="NI", reason="Mine, second.", version=version).status_code == 302

    @pytest.mark.parametrize("which", ["", "area-9-primary", "area-1-nowhere"])
    def test_a_rating_that_there_is_not_is_not_found(self, post, which):
        assert post(which=which).status_code == 404

    @pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.RATING, RoundState.SIGNED_OFF])
    def test_outside_agreeing_nothing_is_recorded_and_it_says_why(self, post, as_lead, round_, judged, state):
        in_state(round_, state)
        page = Page(post(client=as_lead))
        assert (page.response.status_code, Overall.objects.count()) == (422, 0)
        assert page.errors[0][1] == (
            "Overall ratings are recorded by the team while the round is being agreed."
        )
        assert page.loose_ends == []


class TestWhoSeesIt:
    def test_another_authority_does_not_find_it(self, sign_in, outsider, post, url):
        client = sign_in(outsider)
        assert [client.get(url).status_code, post(client=client).status_code] == [404, 404]

    def test_a_guest_does_not_find_it(self, sign_in, guest, url):
        assert sign_in(guest).get(url).status_code == 404

    def test_a_reader_reads_it_once_it_is_signed_off(self, sign_in, reader, url, round_, core_member):
        client = sign_in(reader)
        before = client.get(url).status_code
        in_state(judge_all(round_, core_member), RoundState.SIGNED_OFF)
        assert [before, client.get(url).status_code] == [403, 200]


class TestWhatItWas:
    @pytest.fixture
    def before(self, round_, authority, lead):
        """The round that this one goes on from, signed off with two overall ratings of different areas."""
        found = RoundFactory(authority=authority, name="Spring 2009", created_by=lead)
        recorded(found, lead, "1", "primary", "NI", "The weak one counts.")
        recorded(found, lead, "2", None, "G")
        round_.previous = in_state(found, RoundState.SIGNED_OFF)
        round_.save(update_fields=["previous"])
        return found

    def test_each_stands_with_what_it_was_in_the_round_before(self, get, core_member, url, before):
        page = get(core_member, url)
        boxes = page.find(css="lq-was-box")
        assert [box.attrs["aria-label"] for box in boxes] == [
            "In Spring 2009: Impact on standards, Primary",
            "In Spring 2009: Risk and intervention, over all phases",
        ]
        assert "In Spring 2009: was NI Needs some improvement . It is judged anew" in boxes[0].text
        assert "The weak one counts." in boxes[0].text
        assert "was G Good" in boxes[1].text
        assert "was NI Needs some improvement" in of(page).text
        assert page.loose_ends == []

    def test_the_national_strategies_view_of_then_is_not_among_them(
        self, get, core_member, url, before, lead
    ):
        Overall.objects.filter(area__ref="2").update(view=View.STRATEGIES)
        assert len(get(core_member, url).find(css="lq-was-box")) == 1

    def test_it_is_still_there_beside_a_refused_choice(self, post, judged, before):
        assert "The weak one counts." in of(Page(post(level="OS"))).text

    def test_it_costs_the_same_for_one_and_for_many(self, as_core, lead, url, before):
        one = asked(lambda: as_core.get(url))
        for phase in ("early-years", "secondary", None):
            recorded(before, lead, "1", phase, "G")
        stands(one, asked(lambda: as_core.get(url)), MOST)


def recorded(round_, user, area, phase, code, reason=""):
    rows = round_.framework
    return Overall.objects.create(
        round=round_,
        area=rows.areas.get(ref=area),
        phase=rows.phases.get(ref=phase) if phase else None,
        level=rows.levels.get(code=code),
        reason=reason,
        updated_by=user,
    )
