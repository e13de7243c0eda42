"""How tests bring in the register as its pages do: upload, step by step to the end, confirm."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

NEW = "/schools/import/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def as_lead(client, wolverhampton_lead):
    client.force_login(wolverhampton_lead)
    return client


def upload(client, content, name="register.csv", linked=None, **more):
    files = {"file": SimpleUploadedFile(name, content)}
    if linked:
        files["links"] = SimpleUploadedFile("links.csv", linked)
    return client.post(NEW, {**files, **more})


def steps(client, url) -> list[tuple[int, int]]:
    """Presses on with htmx until the page is to be loaded anew; rows done and rows at each step."""
    done, html = [], client.get(url).content.decode()
    while True:
        position = re.search(r'name="position" value="(\d+)"', html)[1]
        reply = client.post(f"{url}step/", {"position": position}, headers=HTMX)
        if "HX-Redirect" in reply:
            assert reply["HX-Redirect"] == url
            return done
        html = reply.content.decode()
        at = re.search(r'<progress id="rows-done" max="(\d+)" value="(\d+)">', html)
        done.append((int(at[2]), int(at[1])))


def text(response) -> str:
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def brought_in(client, content, **options) -> str:
    """To its end; the address of its page."""
    url = upload(client, content, **options).url
    steps(client, url)
    client.post(f"{url}confirm/")
    steps(client, url)
    return url
