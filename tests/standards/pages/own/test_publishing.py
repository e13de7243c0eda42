"""A file is published for rounds; versions in use stay, and the list says of each file how it stands."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.enums import Role
from evaluations.forms.rounds import startable
from standards.content import content_for
from standards.models import Criterion, Framework, FrameworkDraft
from standards.services import drafts as services
from standards.services.errors import Overtaken, Refused
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import AuthorityFactory, MembershipFactory
from tests.factories.rounds import RoundFactory
from tests.standards.pages.own.bringing import (
    BROKEN,
    PAGES,
    bring,
    file_of,
    publish,
    rows_of_errors,
    second_version,
    words,
)
from tests.standards.small import SMALL, dumped, part, raw

pytestmark = pytest.mark.django_db
GUIDE = settings.BASE_DIR / "docs" / "frameworks.md"


def test_once_published_everyone_reads_it_and_a_round_can_use_it(desk, client):
    bring(desk, SMALL)
    draft = FrameworkDraft.objects.get()
    response = desk.post(reverse("standards:own_publish", args=[draft.pk]), {"version": 1}, follow=True)
    assert "Small framework 1 is published. Everyone can read it, and a round can use it." in words(response)
    framework = Framework.objects.get(slug="small")
    assert framework in startable()
    lead = MembershipFactory(role=Role.LEAD)
    client.force_login(lead.user)
    form = {"framework": framework.pk, "name": "First", "period": "2026"}
    made = client.post(reverse("evaluations:round_new"), form)
    assert client.get(made.url).status_code == 200
    assert content_for(framework).pairs != ()
    assert "Small framework 1" in words(client.get("/frameworks/"))


def test_a_version_that_a_round_uses_is_not_changed_and_the_error_stands_at_its_line(desk, admin):
    framework = publish(admin, SMALL)
    RoundFactory(authority=AuthorityFactory(), framework=framework)
    response = desk.get(bring(desk, SMALL.replace("apples", "grapes")).url)
    assert rows_of_errors(response) == [
        "Line 4 version Small 1 is here with another text, and a round uses it. A version in use never changes: "
        "give this text a new version"
    ]
    draft = FrameworkDraft.objects.get(state="ready")
    with pytest.raises(Refused):
        services.publish(user=admin, pk=draft.pk, version=draft.version)
    assert Criterion.objects.get(element__framework=framework, ref="1.1-G-2").text == "apples"


def test_a_version_that_no_round_uses_is_replaced(admin):
    before, after = publish(admin, SMALL), publish(admin, SMALL.replace("apples", "grapes"))
    assert after.pk == before.pk
    assert content_for(after).element("1.1").criterion("1.1-G-2").text == "grapes"


def test_what_comes_with_the_product_is_not_replaced(desk, frameworks):
    shipped = frameworks["laqs-2009"] if "laqs-2009" in frameworks else next(iter(frameworks.values()))
    text = SMALL.replace("slug: small", f"slug: {shipped.slug}")
    text = text.replace('version: "1"', f'version: "{shipped.version}"')
    response = desk.get(bring(desk, text).url)
    assert "comes with this product; give this text a version of its own" in rows_of_errors(response)[0]


def states_in_list(desk) -> list[str]:
    page = desk.get(reverse("standards:own_list")).content.decode()
    cells = re.findall(r'data-label="State">(.*?)</td>', page, re.S)
    return [re.sub(r"<[^>]+>", "", cell) for cell in cells]


def test_a_framework_with_the_name_of_another_is_refused_with_its_line(desk, admin):
    publish(admin, SMALL)
    response = desk.get(bring(desk, SMALL.replace("slug: small", "slug: other")).url)
    assert rows_of_errors(response) == [
        "Line 6 short_title Is the short title of small 1 too; give this one another, so that people can tell them "
        "apart"
    ]


def test_the_list_says_of_each_file_what_its_own_page_says(desk, admin, frameworks):
    used = publish(admin, SMALL)
    RoundFactory(authority=AuthorityFactory(), framework=used)
    laser = (settings.FRAMEWORKS_DIR / "lancashire-laser.yaml").read_bytes()
    unknown = second_version().replace("version: '1'", "version: '7'", 1)
    assert unknown != second_version()
    texts = [second_version(), laser, SMALL.replace("apples", "grapes"), unknown, BROKEN]
    pages = [words(desk.get(bring(desk, text).url)) for text in texts]
    said = [re.search(r"\d+ things? to mend|is ready to publish", page)[0] for page in pages]
    assert said == ["is ready to publish", *["1 thing to mend"] * 3, "2 things to mend"]
    assert states_in_list(desk) == ["2 things to mend", *["1 thing to mend"] * 3, "Ready to publish"]


def test_a_file_that_the_checks_of_today_would_refuse_says_so_and_shows_nothing(desk):
    bring(desk, SMALL)
    FrameworkDraft.objects.update(text=SMALL.replace("maximum: 100", "maximum: -1"))
    draft = FrameworkDraft.objects.get()
    assert "1 thing to mend before this can be published" in words(
        desk.get(reverse("standards:own_file", args=[draft.pk]))
    )
    assert states_in_list(desk) == ["1 thing to mend"]
    pages = [reverse(f"standards:own_{page}", args=[draft.pk]) for page in PAGES]
    assert [desk.get(page).status_code for page in pages] == [404] * 3
    desk.post(reverse("standards:own_publish", args=[draft.pk]), {"version": 1})
    assert not Framework.objects.filter(slug="small").exists()


def test_the_same_text_is_not_published_twice(desk, admin):
    publish(admin, SMALL)
    response = desk.get(bring(desk, "# a remark\n" + SMALL).url)
    assert rows_of_errors(response) == [
        "Line 5 version Small 1 says this already, word for word; there is nothing to publish"
    ]


def test_a_new_version_shows_what_it_changes_before_and_after_it_is_published(desk, client, admin, lead):
    publish(admin, SMALL)
    bring(desk, second_version())
    draft = FrameworkDraft.objects.get(state="ready")
    page = words(desk.get(reverse("standards:own_changes", args=[draft.pk])))
    assert "From version 1 to version 2" in page
    assert "Criteria 1 changed, 8 kept" in page
    assert "Changed Its ref 1.1-G-3 “These are there: pears” 1.1-G-pears “These are there: pears”" in page
    services.publish(user=admin, pk=draft.pk, version=draft.version)
    client.force_login(lead)
    assert "Criteria 1 changed, 8 kept" in words(client.get("/frameworks/small/2/since/1/"))
    assert "Also here: version 1 ( what differs from version 1 )" in words(client.get("/frameworks/small/2/"))


def test_what_a_new_version_says_of_one_that_is_not_here_is_an_error_with_its_line(desk):
    response = desk.get(bring(desk, second_version()).url)
    assert [row.split(" ", 2)[2] for row in rows_of_errors(response)] == [
        "replaces.version Small 1 is not loaded; none is"
    ]


def test_a_discarded_file_is_gone(desk):
    bring(desk, SMALL)
    draft = FrameworkDraft.objects.get()
    desk.post(reverse("standards:own_discard", args=[draft.pk]), {"version": 1})
    assert not FrameworkDraft.objects.exists()


def test_an_overtaken_press_publishes_nothing(admin):
    draft = services.bring(user=admin, upload=file_of(SMALL))
    with pytest.raises(Overtaken):
        services.publish(user=admin, pk=draft.pk, version=draft.version + 1)
    assert not Framework.objects.filter(slug="small").exists()


def test_the_list_costs_the_same_for_one_file_and_for_three(desk, django_assert_num_queries):
    bring(desk, SMALL)
    with django_assert_num_queries(8):
        desk.get(reverse("standards:own_list"))
    for _ in range(2):
        bring(desk, SMALL)
    with django_assert_num_queries(8):
        desk.get(reverse("standards:own_list"))


def test_the_guide_is_read_in_the_product_whole_and_only_by_administrators(desk, client, lead):
    address = reverse("standards:own_guide")
    assert f'href="{address}"' in desk.get(reverse("standards:own_list")).content.decode()
    page = Page(desk.get(address))
    assert page.heading == "Writing a framework"
    chapters = GUIDE.read_text(encoding="utf-8").split("\n## ")[1:]
    assert [node.text for node in page.find("h2")] == [chapter.partition("\n")[0] for chapter in chapters]
    assert [
        row for row in re.findall(r"^\| `(\w+)`", "\n".join(chapters), re.M) if row not in page.text
    ] == []
    assert [mark for mark in ("```", "| --- |", "](") if mark in page.text] == []
    assert page.loose_ends == []
    client.force_login(lead)
    assert client.get(address).status_code == 403


def test_one_criterion_is_spoken_of_as_one(desk):
    framework = raw()
    part(framework)["criteria"] = {"G": [{"ref": "1.1-G-1", "text": "Plans are made."}]}
    part(framework)["rules"] = [one for one in part(framework)["rules"] if one["kind"] == "band"]
    del part(framework)["rules"][0]["bands"][0]["decides"]
    bring(desk, dumped(framework))
    said = words(desk.get(reverse("standards:own_preview", args=[FrameworkDraft.objects.get().pk])))
    assert "1.1 The part 1 criterion" in said


def test_the_example_to_start_from_is_a_framework_that_can_be_published(desk, admin):
    example = desk.get(reverse("standards:own_example"))
    assert publish(admin, example.content).short_title == "Example 1"
