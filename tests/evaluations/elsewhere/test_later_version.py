"""A round on a version that an administrator brought: what the version before was matched with still counts."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluations.enums import RoundState
from standards.models import Framework, FrameworkDraft
from tests.evaluations.pages.conftest import address
from tests.factories.accounts import UserFactory
from tests.factories.answers import DAY, judge, judgement
from tests.factories.evidence import EvidenceFactory
from tests.factories.rounds import RoundFactory, cell_of, join
from tests.standards.crosswalks.later import text_of


@pytest.fixture
def newer(client, authority, lead, core_member):
    """On the G&T standards as uploaded and published, in which 13 goes by 21."""
    client.force_login(UserFactory(is_staff=True))
    text = text_of(elements=[{"was": "13", "now": "21"}], refs={"13": ["21"]})
    client.post(reverse("standards:own_list"), {"file": SimpleUploadedFile("laqs.yaml", text.encode())})
    draft = FrameworkDraft.objects.get()
    client.post(reverse("standards:own_publish", args=[draft.pk]), {"version": draft.version})
    round_ = RoundFactory(
        authority=authority,
        framework=Framework.objects.get(slug="laqs", version="2012"),
        name="Gifted 2012",
        state=RoundState.AGREEING,
        created_by=lead,
    )
    join(round_, lead, "lead")
    join(round_, core_member)
    return round_


def test_linked_evidence_leads_to_where_else_it_bears_and_the_map_counts_it(
    client, authority, lead, core_member, ns, newer
):
    cell, minutes = cell_of(newer, "21"), EvidenceFactory(authority=authority, title="Minutes")
    client.force_login(core_member)
    response = client.post(address(cell, "evidence_link"), {"item": [minutes.pk], "do": "link"}, follow=True)
    places = {one.place.at for one in response.context["bearings"]}
    assert f"{ns.slug}/primary/2.4" in places
    assert "21 overlaps with 2.4 of National Strategies quality standards 2009." in response.content.decode()
    client.force_login(lead)
    lines = client.get(reverse("evaluations:evidence_map")).context["map"].lines
    counted = {
        (line.content.key, line.element.ref): (
            [one.title for one in line.own],
            [one.title for one in line.bearing],
        )
        for line in lines
    }
    assert counted["laqs@2012", "21"] == (["Minutes"], [])
    assert counted["ns-quality-standards@2009", "2.4"] == ([], ["Minutes"])
    assert counted["lancashire-laser@undated", "18"] == ([], ["Minutes"])
    assert [key for key, _ in counted if key == "laqs@2009"] == []


def test_what_was_judged_elsewhere_stands_beside_it_on_both_sides(get, lead, ns, newer):
    here, there = cell_of(newer, "21"), cell_of(ns, "2.4", "primary")
    judge(here, lead, "green")
    judge(there, lead, "SI")
    text = get(lead, address(here)).text
    assert "Judged elsewhere 1 contradicts this" in text
    assert "Green here, Significant improvement needed there." in text
    assert "Significant improvement needed here, Green there." in get(lead, address(there)).text


def test_of_an_element_in_two_versions_only_the_round_that_judged_it_last_is_shown(
    matters, lead, laqs, ns, newer
):
    judge(cell_of(laqs, "13"), lead, "green")
    last = judgement(cell_of(newer, "21"), lead, "amber")
    last.agreed_on = DAY + dt.timedelta(days=30)
    last.save()
    found = matters(lead, "G", cell_of(ns, "2.4", "primary"))
    assert [(one.place.round_name, one.place.link.there.ref) for one in found.matches] == [
        ("Gifted 2012", "21")
    ]


def test_the_same_framework_in_another_version_is_not_elsewhere(matters, lead, laqs, newer):
    judge(cell_of(laqs, "13"), lead, "green")
    assert matters(lead, "red", cell_of(newer, "21")).matches == ()
