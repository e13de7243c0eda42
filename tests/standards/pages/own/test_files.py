"""An administrator brings a framework file: each error with its line, and nothing that is not text."""

import pytest
from django.urls import reverse

from standards.models import Criterion, Element, Framework, FrameworkDraft
from tests.factories.accounts import UserFactory
from tests.standards.pages.own.bringing import BROKEN, PAGES, bring, file_of, rows_of_errors, words
from tests.standards.small import SMALL

pytestmark = pytest.mark.django_db


def test_a_file_with_errors_shows_each_with_line_and_field_and_loads_nothing(desk):
    before = (Framework.objects.count(), Element.objects.count(), Criterion.objects.count())
    response = desk.get(bring(desk, BROKEN).url)
    line = next(at for at, text in enumerate(BROKEN.splitlines(), 1) if "short_lable" in text)
    assert rows_of_errors(response) == [
        f"Line {line - 2} areas[1] short_label is missing",
        f"Line {line} areas[1].short_lable Is not a key that belongs here; did you mean short_label?",
    ]
    assert (Framework.objects.count(), Element.objects.count(), Criterion.objects.count()) == before


LAYOUT = "These are faults of layout. What the file says is checked once they are mended."
ONE_OF_LAYOUT = "This is a fault of layout. What the file says is checked once it is mended."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BROKEN, (True, False)),
        (f"{SMALL}\nslug: again", (False, True)),
        (SMALL.replace("caps_at: G, basis", "caps_at: B, basis"), (False, False)),
    ],
)
def test_a_file_whose_layout_alone_was_checked_says_so(desk, text, told):
    said = words(desk.get(bring(desk, text).url))
    assert "to mend before this can be published" in said
    assert (LAYOUT in said, ONE_OF_LAYOUT in said) == told


def test_one_error_is_spoken_of_as_one(desk):
    text = SMALL.replace("caps_at: G, basis", "caps_at: B, basis", 1)
    said = words(desk.get(bring(desk, text).url))
    assert "1 thing to mend before this can be published" in said
    assert "Mend it on your computer, then upload the file again below." in said


def test_a_file_with_errors_has_no_preview_and_is_not_published(desk):
    bring(desk, BROKEN)
    draft = FrameworkDraft.objects.get()
    assert [desk.get(reverse(f"standards:own_{page}", args=[draft.pk])).status_code for page in PAGES] == [
        404
    ] * 3
    response = desk.post(reverse("standards:own_publish", args=[draft.pk]), {"version": 1}, follow=True)
    assert "The file has errors. Mend them and upload it again." in words(response)
    assert not Framework.objects.filter(slug="small").exists()


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
