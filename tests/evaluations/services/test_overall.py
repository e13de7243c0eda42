"""Overall ratings: judged by the team, with a reason where they depart from the suggestion."""

import pytest

from evaluations.enums import RoundState
from evaluations.models import Overall
from evaluations.selectors.overall_page import overall_page
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.overall import record_overall
from tests.factories.answers import in_state, judge
from tests.factories.rounds import cell_of


@pytest.fixture(autouse=True)
def agreeing(round_):
    in_state(round_, RoundState.AGREEING)


@pytest.fixture
def record(reach, round_, content, core_member):
    def recorded(code, *, phase="primary", area="1", user=core_member, suggested="G", reason="", version=0):
        return record_overall(
            round_=reach(user, round_),
            area=content.area(area),
            phase=content.phase(phase) if phase else None,
            user=user,
            level=content.level(code),
            suggested=content.level(suggested) if suggested else None,
            reason=reason,
            version=version,
        )

    return recorded


def suggestions(round_, content):
    lines = overall_page(round_, content)
    return {line.key.removeprefix("area-"): line.suggestion.level for line in lines}


def test_as_suggested_it_needs_no_reason(record):
    row = record("G")
    assert (row.level.code, row.suggested.code, row.reason, row.version) == ("G", "G", "", 1)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_departing_from_the_suggestion_asks_for_a_reason(record, reason):
    with pytest.raises(
        Refused, match="Say why the team chose Needs some improvement: the rule suggests Good"
    ):
        record("NI", reason=reason)
    assert Overall.objects.count() == 0


def test_departing_with_a_reason_keeps_both(record):
    row = record("NI", reason=" The one weak aspect is the one that counts. ")
    assert (row.level.code, row.suggested.code, row.reason) == (
        "NI",
        "G",
        "The one weak aspect is the one that counts.",
    )


def test_where_nothing_is_suggested_a_reason_is_asked_for(record):
    with pytest.raises(Refused, match="nothing is rated yet"):
        record("G", suggested=None)


def test_over_all_phases_it_stands_beside_those_of_the_phases(record):
    record("G")
    record("G", phase=None)
    record("G", area="2")
    keys = Overall.objects.order_by("pk").values_list("area__ref", "phase__ref")
    assert list(keys) == [("1", "primary"), ("1", None), ("2", "primary")]


@pytest.mark.parametrize("phase", ["primary", None])
def test_a_change_is_a_new_version_with_who(record, lead, phase):
    record("G", phase=phase)
    record("NI", phase=phase, user=lead, reason="On reflection.", version=1)
    kept = Overall.objects.get().history.order_by("version")
    assert [(one.level.code, one.reason, str(one.history_user)) for one in kept] == [
        ("G", "", "Cory Core"),
        ("NI", "On reflection.", "Lena Lead"),
    ]


def test_the_same_sent_twice_is_recorded_once(record, lead):
    versions = [record("G").version, record("G", user=lead).version]
    assert (versions, Overall.history.count()) == ([1, 1], 1)


@pytest.mark.parametrize("phase", ["primary", None])
def test_a_newer_one_is_not_overwritten(record, lead, phase):
    record("G", phase=phase)
    with pytest.raises(Overtaken) as caught:
        record("NI", phase=phase, user=lead, reason="Without having seen it.")
    assert (caught.value.theirs.level.code, Overall.objects.get().level.code) == ("G", "G")


@pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.RATING, RoundState.SIGNED_OFF])
def test_it_is_recorded_only_while_agreeing(record, round_, state):
    in_state(round_, state)
    with pytest.raises(Refused, match="while the round is being agreed"):
        record("G")


@pytest.mark.parametrize("who", ["reader", "adviser"])
def test_those_who_read_do_not_record_it(request, record, who):
    with pytest.raises(Refused):
        record("G", user=request.getfixturevalue(who))


class TestSuggestions:
    def test_judgements_of_an_area_suggest_its_rating_in_the_phase(self, round_, content, core_member):
        for element, code in {"1.1": "G", "1.2": "NI", "1.3": "NI"}.items():
            judge(cell_of(round_, element, "primary"), core_member, code)
        assert suggestions(round_, content)["1-primary"] == "NI"

    def test_what_is_not_applicable_counts_nowhere(self, round_, content, core_member):
        judge(cell_of(round_, "1.1", "early-years"), core_member, "OS")
        for element in ("1.2", "1.3", "1.5"):
            judge(cell_of(round_, element, "early-years"), core_member, None)
        line = next(line for line in overall_page(round_, content) if line.key == "area-1-early-years")
        assert (line.suggestion.level, line.suggestion.provisional) == ("OS", False)

    def test_a_cell_that_is_not_judged_makes_the_suggestion_provisional(self, round_, content, core_member):
        judge(cell_of(round_, "1.1", "primary"), core_member, "OS")
        line = next(line for line in overall_page(round_, content) if line.key == "area-1-primary")
        assert (line.suggestion.level, line.suggestion.unrated, line.suggestion.provisional) == (
            "OS",
            4,
            True,
        )

    def test_over_all_phases_what_is_recorded_counts_before_what_is_suggested(
        self, record, round_, content, core_member
    ):
        judge(cell_of(round_, "1.1", "primary"), core_member, "SI")
        assert suggestions(round_, content)["1-all"] == "SI"
        record("G", suggested="SI", reason="One aspect of five.")
        assert suggestions(round_, content)["1-all"] == "G"
