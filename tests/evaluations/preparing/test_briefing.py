"""The briefing paper: two A4 pages, whatever the team, that can be read by everyone."""

import datetime as dt
import re
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from accounts.enums import Role
from evaluations.enums import TeamRole
from evaluations.models import Cell
from tests.factories.accounts import MembershipFactory
from tests.factories.rounds import RoundFactory, cell_of, framework, join, own_words
from tests.factories.schools import CollectionFactory

A4 = (595, 842)
LONG = "Wilhelmina Featherstonehaugh-Cholmondeley of the Northern and Western Partnership"


@pytest.fixture
def paper(as_lead, at):
    def read(round_):
        response = as_lead.get(at("briefing", round_))
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
        return PdfReader(BytesIO(response.content))

    return read


def text_of(pdf):
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))


def sizes(pdf):
    return [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pdf.pages]


def fill(round_, authority, people, name):
    """A team of so many, each looking after everything, every guest until a day, everything a priority."""
    cells = list(round_.cells.all())
    for number in range(people - round_.team.count()):
        guest = number % 3 == 0
        role = Role.GUEST if guest else Role.CORE
        user = MembershipFactory(authority=authority, role=role, user__name=f"{number} {name}").user
        member = join(round_, user, TeamRole.GUEST if guest else TeamRole.CORE, tuple(cells))
        member.represents = f"Team for {name}"[:120]
        member.until = timezone.localdate() + dt.timedelta(days=20) if guest else None
        member.save()
    Cell.objects.filter(round=round_).update(focus=True)


class TestTwoPages:
    @pytest.mark.parametrize("slug", ["laqs", "ns-quality-standards", "lancashire-laser"])
    @pytest.mark.parametrize(("people", "name"), [(1, ""), (12, LONG)])
    def test_of_any_framework_with_one_person_or_twelve_with_long_names(
        self, paper, authority, lead, slug, people, name
    ):
        round_ = RoundFactory(
            authority=authority, framework=framework(slug), created_by=lead, name="R" * 39 + " " + "N" * 40
        )
        round_.collection = CollectionFactory(
            authority=authority, name="Asked in the autumn term of " + "x" * 50
        )
        round_.save()
        join(round_, lead, "lead")
        fill(round_, authority, people, name)
        pdf = paper(round_)
        assert sizes(pdf) == [A4, A4]
        assert [
            "Page 1 of 2" in pdf.pages[0].extract_text(),
            "Page 2 of 2" in pdf.pages[1].extract_text(),
        ] == [
            True,
            True,
        ]

    def test_of_thirty_people_it_says_how_many_it_does_not_name(self, paper, authority, laqs):
        fill(laqs, authority, 30, LONG)
        pdf = paper(laqs)
        assert len(pdf.pages) == 2
        assert re.search(r"And \d+ more: the round’s page Preparing names everyone\.", text_of(pdf))


class TestWhatItSays:
    @pytest.fixture
    def said(self, paper, laqs, guest, core_member, authority):
        laqs.rate_by = dt.date(2010, 4, 30)
        laqs.collection = CollectionFactory(
            authority=authority, name="Autumn asking", due=dt.date(2010, 2, 1)
        )
        laqs.save()
        place = join(laqs, guest, TeamRole.GUEST, (cell_of(laqs, "8"),))
        place.until, place.represents = dt.date(2010, 5, 7), "Study support"
        place.save()
        laqs.team.get(user=core_member).cells.set([cell_of(laqs, "6"), cell_of(laqs, "13")])
        Cell.objects.filter(pk=cell_of(laqs, "6").pk).update(focus=True)
        return text_of(paper(laqs))

    def test_every_element_with_who_looks_after_it(self, said, laqs, frameworks):
        titles = list(frameworks["laqs"].elements.values_list("ref", "title"))
        assert [title for ref, title in titles if f"{ref} {title}" not in said] == []
        assert "6 Identification Priority Cory Core" in said

    def test_dates(self, said):
        assert "Rate by 30 April 2010" in said
        assert "Schools answer by 1 February 2010" in said

    def test_the_team_with_what_each_brings_and_a_guests_last_day(self, said):
        assert "Cory Core – Core team 6, 13" in said
        assert "Gil Guest Study support Guest until 7 May 2010 8" in said

    def test_priority_areas_come_early(self, said):
        assert "Priority areas of this round: 6 Identification." in said

    def test_how_to_rate_alone_and_together_and_what_comes_of_it(self, said):
        heads = ["First alone", "Then together", "What happens with it"]
        assert [said.index(head) for head in heads] == sorted(said.index(head) for head in heads)
        assert "Nobody, the lead included, sees it or your comment until the lead reveals" in said

    def test_it_invents_no_meaning_of_the_colours(self, said):
        assert "The publication prints no words for what Green, Amber and Red mean." in said
        assert "Settle at the first meeting" in said

    def test_published_words_are_quoted_and_attributed(self, said):
        assert "“It is important for members of the core team to recognise that as representatives" in said
        assert "LAQS user guide, Guidance drawn from trialling of the LAQS, paragraph 3" in said
        assert (
            "Wording of the elements, contributors, stages and sources of evidence: LAQS user guide" in said
        )

    def test_words_of_the_authority_are_spoken_of_where_there_are_some(self, paper, laqs, lead):
        for ref, level in (("1", "red"), ("1", "green"), ("2", "red")):
            own_words(laqs, ref, level, "Ours.", lead)
        assert "words of its own for 2 of 13 elements" in text_of(paper(laqs))

    def test_of_the_standards_of_2009_it_speaks_of_aspects_phases_and_criteria(self, paper, round_):
        said = text_of(paper(round_))
        assert "10 aspects in two areas, in Early Years, Primary and Secondary" in said
        assert "Each aspect has published criteria under each rating." in said


class TestForEveryone:
    def test_it_is_tagged_titled_and_has_bookmarks(self, paper, laqs):
        pdf = paper(laqs)
        assert pdf.metadata is not None
        assert pdf.metadata.title == "Briefing paper: Any Borough, Gifted 2010"
        assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"] is not False
        assert pdf.trailer["/Root"]["/Lang"] == "en-GB"
        assert [flat["/Title"] for flat in leaves(pdf.outline)] == [
            "Any Borough: Gifted 2010",
            "What it is for",
            "How it goes",
            "Dates",
            "How to rate",
            "What happens with it",
            "The 13 elements: who looks after what",
            "The team",
        ]

    @pytest.mark.parametrize(
        ("who", "status"), [("core_member", 200), ("adviser", 200), ("reader", 403), ("guest", 404)]
    )
    def test_it_is_for_those_who_see_the_round_while_it_is_open(
        self, request, sign_in, at, laqs, who, status
    ):
        response = sign_in(request.getfixturevalue(who)).get(at("briefing", laqs))
        assert response.status_code == status

    def test_markup_in_names_stays_words(self, paper, laqs, core_member):
        core_member.name = "<b>Cory</b> & Co"
        core_member.save()
        assert "<b>Cory</b> & Co" in text_of(paper(laqs))


def leaves(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from leaves(entry)
        else:
            yield entry
