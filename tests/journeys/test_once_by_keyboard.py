"""By keyboard through the pages that lead from one framework to the others: the focus is always to be seen."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from evaluations.enums import RoundState
from standards import crosswalks
from standards.services.drafts import bring, publish
from tests.factories.accounts import UserFactory
from tests.factories.answers import judge
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, framework, join
from tests.journeys.test_by_keyboard import FAULT
from tests.standards.small import SMALL, succeeding

MOST = 60
LAQS, STANDARDS = "laqs%402009", "ns-quality-standards%402009"


@pytest.fixture
def walked(page):
    """What of each page could not be seen on the way through it with the Tab key."""

    def walk(*addresses):
        faults = []
        for address in addresses:
            page.goto(address)
            for _ in range(MOST):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement === document.body"):
                    break
                if fault := page.evaluate(FAULT):
                    faults.append((address, fault))
        return faults

    return walk


def test_pages_of_an_authority(page, sign_in, lead, authority, frameworks, walked):
    crosswalks.load([settings.CROSSWALKS_DIR])
    item = EvidenceFactory(authority=authority, title="Survey")
    for slug, name, ref, phase in (
        ("ns-quality-standards", "Autumn 2009", "2.4", "primary"),
        ("laqs", "Gifted 2010", "13", None),
    ):
        round_ = RoundFactory(
            authority=authority,
            framework=framework(slug),
            name=name,
            state=RoundState.AGREEING,
            created_by=lead,
        )
        join(round_, lead, "lead")
        link(cell_of(round_, ref, phase), item)
        judge(cell_of(round_, ref, phase), lead, "SI" if phase else "green")
    sign_in(page, lead)
    assert (
        walked(
            f"/frameworks/crosswalk/?here={LAQS}&there={STANDARDS}",
            "/evidence/map/?framework=laqs%402009",
            "/evidence/map/laqs/2009/13/",
            "/search/?q=survey",
            "/rounds/any-borough-autumn-2009/next/",
            "/rounds/compare/",
            "/evidence/link/any-borough-autumn-2009/primary/2.4/elsewhere/",
        )
        == []
    )


def test_pages_of_an_administrator(page, sign_in, db, walked):
    admin = UserFactory(is_staff=True, is_superuser=True)
    first, broken, second = (
        bring(user=admin, upload=SimpleUploadedFile("small.yaml", text.encode()))
        for text in (SMALL, SMALL.replace("title:", "titel:"), succeeding())
    )
    publish(user=admin, pk=first.pk, version=first.version)
    sign_in(page, admin)
    files = [f"/frameworks/own/{one.pk}/" for one in (broken, second)]
    assert (
        walked("/frameworks/own/", *files, *(f"{files[1]}{name}/" for name in ("preview", "try", "changes")))
        == []
    )
