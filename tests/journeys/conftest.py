"""A real browser against the product: Chromium from the machine, a live server, quick sign-in.

`page` is signed out; `sign_in(page, user)` signs in; `no_axe_faults(page)` looks for accessibility faults.
"""

import os
import shutil
from collections.abc import Callable
from functools import wraps
from tempfile import TemporaryDirectory

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Locator, Page, expect

from scripts.set_up.system import CHROMIUM

# Playwright's synchronous API runs a loop in the test's thread, where Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

WIDTHS = (320, 1280)
# Put into words in the browser: all else that axe found is a hundred times as much to send.
FAULTS = """axe.run({resultTypes: ["violations"]}).then(found => found.violations.flatMap(fault =>
  fault.nodes.map(node => `${fault.id}: ${fault.help} at ${node.target}`)))"""
# What does not wait by itself until it finds what it looks for as it should be, as `expect` does.
AT_ONCE = (
    "all",
    "bounding_box",
    "check",
    "click",
    "count",
    "evaluate",
    "fill",
    "focus",
    "hover",
    "inner_text",
    "is_visible",
    "press",
    "select_option",
    "set_input_files",
    "uncheck",
)
FOLDER = pytest.StashKey[TemporaryDirectory]()
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    """Browser tests share one live server each, and need rows that other connections can see."""
    for item in items:
        if "/journeys/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session", autouse=True)
def artifacts(pytestconfig, _pw_artifacts_folder):
    pytestconfig.stash[FOLDER] = _pw_artifacts_folder


def pytest_sessionfinish(session):
    """A worker of xdist ends before the plugin tidies up, and complains of it at length."""
    if folder := session.config.stash.get(FOLDER, None):
        folder.cleanup()


@pytest.fixture(scope="session", autouse=True)
def patiently():
    """A machine that does much at once is slow, and not wrong."""
    expect.set_options(timeout=30_000)


def _with_the_whole_page(act: Callable) -> Callable:
    @wraps(act)
    def acting(here, *args, **options):
        getattr(here, "page", here).wait_for_load_state()
        return act(here, *args, **options)

    return acting


@pytest.fixture(scope="session", autouse=True)
def whole_pages():
    """Whoever acts has the whole page before them: until its style sheet has come, things move and hidden ones show."""
    with pytest.MonkeyPatch.context() as patch:
        for name in AT_ONCE:
            patch.setattr(Locator, name, _with_the_whole_page(getattr(Locator, name)))
        patch.setattr(Page, "evaluate", _with_the_whole_page(Page.evaluate))
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.fail(
            "There is no Chromium here: sudo apt-get install chromium-headless-shell, or set CHROMIUM to one."
        )
    return {**browser_type_launch_args, "executable_path": path, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture(scope="session")
def base_url(live_server):
    return live_server.url


@pytest.fixture
def sign_in(live_server) -> Callable:
    def put(page, user):
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": live_server.url}
        page.context.add_cookies([cookie])
        return page

    return put


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def scripted(request) -> bool:
    """For a journey that must be possible without script as well."""
    return request.param


@pytest.fixture
def browse(new_context, sign_in, scripted) -> Callable:
    """Each person in a browser of their own."""

    def browsing(user):
        return sign_in(new_context(java_script_enabled=scripted, accept_downloads=True).new_page(), user)

    return browsing


@pytest.fixture
def no_axe_faults() -> Callable:
    """Only where scripts run: axe is one itself, and without them it never comes to an end."""

    def look(page):
        page.wait_for_load_state()
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        assert page.evaluate(FAULTS) == [], page.url

    return look


@pytest.fixture
def looked_at(no_axe_faults) -> Callable:
    """One heading, nothing wider than the window and no fault for axe, on a phone and at a desk."""

    def look(page):
        page.wait_for_load_state()  # of style sheets as well: a page without them has other widths
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            no_axe_faults(page)
            found = page.locator("h1").count(), page.evaluate("document.documentElement.scrollWidth")
            assert found == (1, width), page.url

    return look


@pytest.fixture
def links_land() -> Callable:
    """Every link of the error summary leads to one thing that is on the page."""

    def look(page):
        links = page.locator(".govuk-error-summary a")
        hrefs = [link.get_attribute("href") for link in links.all()]
        lost = [href for href in hrefs if page.locator(f"[id='{href.removeprefix('#')}']").count() != 1]
        assert (len(hrefs) > 0, lost) == (True, []), page.url

    return look
