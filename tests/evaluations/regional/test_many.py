"""A region and the nation cost as many queries with 152 authorities as with two."""

import pytest

from accounts.models import LocalAuthority
from evaluations.enums import RoundState, View
from evaluations.models import Cell, Judgement, Round
from standards.content import content_for
from tests.accounts.pages import main_text
from tests.evaluations.regional.making import round_of
from tests.factories.answers import DAY

pytestmark = pytest.mark.django_db
ALL = 152
PAGES = (
    "/region/region-d/",
    "/region/region-d/ratings/?by=primary",
    "/region/region-d/ratings/?by=primary&view=difference",
    "/region/region-d/ratings/?by=overall",
    "/nation/",
    "/nation/?by=primary&view=ns",
)


@pytest.fixture
def two(region, lead):
    return [round_of(name, region, lead, name="Autumn") for name in ("Ashcombe", "Eastholme")]


def signed_rounds(like, authorities, name, before=None):
    """Written in bulk: rows, and no report, which pages over many authorities never read."""
    return Round.objects.bulk_create(
        Round(
            authority=authority,
            framework=like.framework,
            name=name,
            slug=f"{authority.slug}-{name}",
            state=RoundState.SIGNED_OFF,
            signed_off_at=like.signed_off_at,
            previous=before[number] if before else None,
            created_by=like.created_by,
        )
        for number, authority in enumerate(authorities)
    )


def fill(like):
    authorities = LocalAuthority.objects.bulk_create(
        LocalAuthority(code=f"7{n:02x}", name=f"Town {n}", slug=f"town-{n}", region=like.authority.region)
        for n in range(ALL - 2)
    )
    before = signed_rounds(like, authorities, "spring")
    content = content_for(like.framework)
    primary = next(phase for phase in content.phases if phase.ref == "primary")
    cells = Cell.objects.bulk_create(
        Cell(round=round_, element_id=element.pk, phase_id=primary.pk)
        for round_ in [*before, *signed_rounds(like, authorities, "autumn", before)]
        for element in content.elements.values()
        if element.in_phase("primary")
    )
    Judgement.objects.bulk_create(
        Judgement(
            cell=cell,
            view=view,
            level_id=content.levels[cell.pk % 4].pk,
            agreed_on=DAY,
            updated_by=like.created_by,
        )
        for cell in cells
        for view in View.values
    )


def test_152_authorities_cost_as_many_queries_as_two(client, director, two, django_assert_max_num_queries):
    client.force_login(director)
    for page in PAGES:
        client.get(page)

    def costs():
        for page in PAGES:
            with django_assert_max_num_queries(15) as asked:
                assert client.get(page).status_code == 200
            yield page, len(asked)

    few = dict(costs())
    fill(two[0])
    assert dict(costs()) == few
    assert f"Signed off {ALL} of {ALL}" in main_text(client.get(PAGES[1]))
