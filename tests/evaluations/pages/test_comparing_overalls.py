"""Overall ratings of two rounds beside each other, and judgements of groups where a framework has those instead."""

import pytest
from django.urls import reverse

from evaluations.models import GroupJudgement, Overall
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_overall_page import recorded
from tests.evaluations.pages.test_query_counts import asked, stands
from tests.factories.answering import LaserFactory, answering_team
from tests.factories.answers import judge_all, signed_off
from tests.factories.rounds import RoundFactory, join

pytestmark = pytest.mark.django_db
MOST = 10


@pytest.fixture
def compare():
    def compared(client, earlier, later):
        return client.get(
            reverse("evaluations:rounds_compare"), {"earlier": earlier.slug, "later": later.slug}
        )

    return compared


def told(response):
    return [
        (
            line.name,
            line.turned,
            [one.level and one.level.code for one in line.before],
            line.now and line.now.code,
        )
        for line in response.context["page"].overall.lines
    ]


class TestOverallRatings:
    @pytest.fixture
    def after(self, authority, lead):
        found = RoundFactory(authority=authority, name="Autumn 2010", created_by=lead)
        join(found, lead, "lead")
        return found

    def test_each_is_told_as_up_down_the_same_or_only_in_one(self, as_lead, lead, round_, after, compare):
        for area, phase, before, now in (
            ("1", "primary", "NI", "G"),
            ("1", "secondary", "G", "NI"),
            ("1", None, "G", "G"),
            ("2", "primary", None, "OS"),
            ("2", None, "SI", None),
        ):
            for found, code in ((round_, before), (after, now)):
                if code:
                    recorded(found, lead, area, phase, code)
        response = compare(as_lead, round_, after)
        assert told(response) == [
            ("Impact on standards, Primary", "Went up", ["NI"], "G"),
            ("Impact on standards, Secondary", "Went down", ["G"], "NI"),
            ("Impact on standards, over all phases", "Stayed the same", ["G"], "G"),
            ("Risk and intervention, Primary", "Newly rated, or not to be compared", [None], "OS"),
            ("Risk and intervention, over all phases", "Rated before, not now", ["SI"], None),
        ]
        page = Page(response)
        assert page.find("caption")[0].text == (
            "Overall ratings: 1 went down, 1 went up, 1 is newly rated, 1 was rated before and is not now, "
            "1 stayed the same"
        )
        at = reverse("evaluations:overall", args=[after.slug])
        assert f'href="{at}#area-1-primary">Impact on standards, Primary</a>' in response.content.decode()

    def test_why_the_team_departed_from_the_rule_stands_with_it(self, as_lead, lead, round_, after, compare):
        recorded(after, lead, "1", "primary", "NI", "The weak one counts.")
        assert "The weak one counts." in compare(as_lead, round_, after).content.decode()

    def test_where_none_is_recorded_it_says_so(self, as_lead, round_, after, compare):
        page = Page(compare(as_lead, round_, after))
        assert "Overall ratings: none is recorded in either." in page.text

    def test_of_a_signed_off_round_those_stand_that_were_frozen(self, as_lead, lead, round_, after, compare):
        signed_off(judge_all(round_, lead), lead)
        levels = round_.framework.levels
        Overall.objects.filter(round=round_).update(level=levels.get(code="OS"))
        recorded(after, lead, "1", "primary", "G")
        assert told(compare(as_lead, round_, after))[1] == (
            "Impact on standards, Primary",
            "Went up",
            ["SI"],
            "G",
        )

    def test_it_costs_the_same_for_one_and_for_many(self, as_lead, lead, round_, after, compare):
        recorded(after, lead, "1", "primary", "G")
        compare(as_lead, round_, after)
        one = asked(lambda: compare(as_lead, round_, after))
        for found in (round_, after):
            for phase in ("primary", "secondary", None):
                recorded(found, lead, "2", phase, "G")
        stands(one, asked(lambda: compare(as_lead, round_, after)), MOST)


class TestGroups:
    @pytest.fixture
    def rounds(self, authority, lead):
        made = [
            LaserFactory(authority=authority, name=f"LASER {year}", created_by=lead) for year in (2012, 2013)
        ]
        for found in made:
            join(found, lead, "lead")
        return made

    def group(self, round_, lead, area, code, why=""):
        framework = round_.framework
        return GroupJudgement.objects.create(
            round=round_,
            area=framework.areas.get(ref=area) if area else None,
            level=framework.levels.get(code=code),
            rationale=why,
            updated_by=lead,
        )

    def test_groups_and_the_whole_are_compared_in_their_place(self, as_lead, lead, rounds, compare):
        before, after = rounds
        self.group(before, lead, "leadership", "good")
        self.group(after, lead, "leadership", "outstanding", "Heads say so.")
        self.group(before, lead, None, "good")
        response = compare(as_lead, before, after)
        assert told(response) == [
            ("Leadership", "Went up", ["good"], "outstanding"),
            ("All of it together", "Rated before, not now", ["good"], None),
        ]
        page = Page(response)
        assert page.find("caption")[0].text.startswith("Judgements of groups: 1 went up, 1 was rated before")
        assert "Heads say so." in page.text
        at = reverse("evaluations:group_judgements", args=[after.slug])
        assert f'href="{at}#leadership">' in response.content.decode()

    def test_of_a_signed_off_round_those_stand_that_were_frozen(self, as_lead, lead, rounds, compare):
        before, after = rounds
        answering_team(before, "Primary advisers", lead)
        judge_all(before, lead, "good")
        for area in (
            "leadership",
            *(area.ref for area in before.framework.areas.exclude(ref="leadership")),
            None,
        ):
            self.group(before, lead, area, "good")
        signed_off(before, lead)
        inadequate = before.framework.levels.get(code="inadequate")
        GroupJudgement.objects.filter(round=before).update(level=inadequate)
        self.group(after, lead, "leadership", "good")
        assert told(compare(as_lead, before, after))[0] == ("Leadership", "Stayed the same", ["good"], "good")

    def test_it_costs_the_same_for_one_and_for_many(self, as_lead, lead, rounds, compare):
        before, after = rounds
        self.group(before, lead, "leadership", "good")
        compare(as_lead, before, after)
        one = asked(lambda: compare(as_lead, before, after))
        self.group(before, lead, None, "good")
        self.group(after, lead, None, "good")
        self.group(after, lead, "leadership", "good")
        stands(one, asked(lambda: compare(as_lead, before, after)), MOST + 2)
