"""An administrator brings a framework: errors with their lines, a preview, its rules tried, published for rounds."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.enums import Role
from evaluations.forms.rounds import startable
from standards.content import content_for
from standards.models import Criterion, Element, Framework, FrameworkDraft
from standards.services import drafts as services
from standards.services.errors import Overtaken, Refused
from tests.factories.accounts import AuthorityFactory, MembershipFactory, UserFactory
from tests.factories.rounds import RoundFactory
from tests.standards.small import SMALL, dumped, part, raw

pytestmark = pytest.mark.django_db

BROKEN = SMALL.replace("caps_at: G, basis", "caps_at: B, basis").replace(
    "short_label: Area", "short_lable: Area"
)


@pytest.fixture
def admin():
    return UserFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    return client


def file_of(text: str | bytes, name: str = "small.yaml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def second_version() -> str:
    framework = raw()
    framework |= {"version": "2", "short_title": "Small framework 2"}
    framework["replaces"] = {"version": "1", "criteria": [{"was": "1.1-G-3", "now": "1.1-G-pears"}]}
    part(framework)["criteria"]["G"][1]["items"][1]["ref"] = "1.1-G-pears"
    return dumped(framework)


def bring(desk, text, name="small.yaml"):
    return desk.post(reverse("standards:own_list"), {"file": file_of(text, name)})


def words(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def rows_of_errors(response) -> list[str]:
    body = (
        response.content.decode().split("What is wrong with", 1)[1].split("<tbody", 1)[1].split("</tbody>")[0]
    )
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr.*?</tr>", body, re.S)]


def publish(user, text) -> Framework:
    draft = services.bring(user=user, upload=file_of(text))
    return services.publish(user=user, pk=draft.pk, version=draft.version).framework


def test_a_file_with_errors_shows_each_with_line_and_field_and_loads_nothing(desk):
    before = (Framework.objects.count(), Element.objects.count(), Criterion.objects.count())
    response = desk.get(bring(desk, BROKEN).url)
    line = next(at for at, text in enumerate(BROKEN.splitlines(), 1) if "short_lable" in text)
    assert rows_of_errors(response) == [
        f"Line {line - 2} areas[1] Short_label is missing",
        f"Line {line} areas[1].short_lable Is not a key that belongs here; did you mean short_label?",
    ]
    assert (Framework.objects.count(), Element.objects.count(), Criterion.objects.count()) == before


def test_a_file_with_errors_has_no_preview_and_is_not_published(desk):
    bring(desk, BROKEN)
    draft = FrameworkDraft.objects.get()
    assert [desk.get(reverse(f"standards:own_{page}", args=[draft.pk])).status_code for page in PAGES] == [
        404
    ] * 3
    response = desk.post(reverse("standards:own_publish", args=[draft.pk]), {"version": 1}, follow=True)
    assert "The file has errors. Mend them and upload it again." in words(response)
    assert not Framework.objects.filter(slug="small").exists()


PAGES = ["preview", "try", "changes"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "“small.yaml” is empty. Check that it is the right file, and choose it again."),
        (b"x" * 10_000_000, "“small.yaml” is larger than 2 MB. No framework is that large."),
        (
            b"PK\x03\x04rest",
            "“small.yaml” is not a text file. A framework is written as plain text, in YAML.",
        ),
        ("title: é".encode("utf-16"), "“small.yaml” is text in UTF-16. Save it as plain text in UTF-8"),
        (b"title: caf\xe9", "“small.yaml” is not UTF-8 text. Save it as plain text in UTF-8"),
        (b"a: 1\nb: \0", "“small.yaml” is not plain text: line 2 holds a character that no text has."),
    ],
)
def test_what_is_no_text_is_refused_in_words_and_nothing_is_kept(desk, content, said):
    response = bring(desk, content)
    assert response.status_code == 422
    assert said in words(response)
    assert not FrameworkDraft.objects.exists()


def test_a_bomb_is_kept_as_a_file_with_errors(desk):
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(90))
    response = desk.get(bring(desk, bomb).url)
    assert rows_of_errors(response)[0] == (
        "Line 1 a Has the anchor &amp;a; leave it out and write repeated parts out"
    )


def test_another_file_takes_its_place_and_the_errors_are_gone(desk):
    bring(desk, BROKEN)
    draft = FrameworkDraft.objects.get()
    address = reverse("standards:own_replace", args=[draft.pk])
    desk.post(address, {"version": 1, "file": file_of(SMALL, "mended.yaml")})
    draft.refresh_from_db()
    assert (draft.file_name, draft.state, draft.problems, draft.version) == ("mended.yaml", "ready", [], 2)
    stale = desk.post(address, {"version": 1, "file": file_of(BROKEN, "old.yaml")}, follow=True)
    assert "was replaced, published or discarded in another window" in words(stale)
    assert FrameworkDraft.objects.get().file_name == "mended.yaml"


def test_nobody_else_sees_a_draft(desk, client, lead):
    bring(desk, SMALL.replace("A small framework", "A secret framework"))
    draft = FrameworkDraft.objects.get()
    other = UserFactory(is_staff=True, is_superuser=True)
    pages = [reverse("standards:own_file", args=[draft.pk])]
    pages += [reverse(f"standards:own_{page}", args=[draft.pk]) for page in PAGES]
    for user, status in ((other, 404), (lead, 403)):
        client.force_login(user)
        assert [client.get(page).status_code for page in pages] == [status] * 4
    client.force_login(other)
    for page in (reverse("standards:own_list"), "/frameworks/", "/frameworks/search?q=secret"):
        assert "A secret framework" not in client.get(page).content.decode().replace("“secret”", "")


def test_a_preview_is_what_will_be_browsed_and_every_link_in_it_stays_inside(desk, admin):
    bring(desk, SMALL)
    draft = FrameworkDraft.objects.get()
    base = reverse("standards:own_preview", args=[draft.pk])
    pages = ["", "1.1/", "sections/intro/"]
    previewed = [desk.get(base + page) for page in pages]
    assert all("small/1" not in page.content.decode() for page in previewed)
    services.publish(user=admin, pk=draft.pk, version=draft.version)
    published = [desk.get(f"/frameworks/small/1/{page}") for page in pages]
    assert [essence(page) for page in previewed] == [essence(page) for page in published]


def essence(response) -> str:
    """The page without its crumbs, its banner and the box to search in."""
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    for aside in (
        r'<nav class="lq-crumbs".*?</nav>',
        r'<p class="lq-own-banner">.*?</p>',
        r"<form.*?</form>",
    ):
        main = re.sub(aside, "", main, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", main.split(">", 1)[1]).split())


def test_rules_are_tried_and_say_the_ceiling_and_why(desk):
    bring(desk, SMALL)
    address = reverse("standards:own_try", args=[FrameworkDraft.objects.get().pk])
    assert "Nothing answered so far holds the rating below Outstanding." in words(desk.get(address))
    tried = desk.get(address, {"element": "1.1", "phase": "upper", "c4": "no", "m1": "72.5%"})
    assert "At most NI Needs improvement" in words(tried)
    assert "One of the three kinds of fruit is not met (“apples”)" in words(tried)
    wrong = desk.get(address, {"element": "1.1", "phase": "upper", "m1": "many"})
    assert wrong.status_code == 422
    assert "Write a number, such as 92.5." in words(wrong)
    beyond = desk.get(address, {"element": "1.1", "phase": "upper", "m1": "101"})
    assert "Write a number of at least 0 and of at most 100." in words(beyond)


def test_what_may_not_apply_can_be_tried_as_such(desk):
    bring(desk, SMALL)
    address = reverse("standards:own_try", args=[FrameworkDraft.objects.get().pk])
    tried = desk.get(address, {"element": "1.1", "phase": "upper", "m1": "not-applicable"})
    assert tried.status_code == 200
    assert "Share of schools" not in words(tried).split("still open")[1].split("Outstanding")[0]


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
    with django_assert_num_queries(6):
        desk.get(reverse("standards:own_list"))
    for _ in range(2):
        bring(desk, SMALL)
    with django_assert_num_queries(6):
        desk.get(reverse("standards:own_list"))


def test_the_example_to_start_from_is_a_framework_that_can_be_published(desk, admin):
    example = desk.get(reverse("standards:own_example"))
    assert publish(admin, example.content).short_title == "Example 1"
