"""What a person does at a page: by the words that stand on it."""

from playwright.sync_api import Locator, Page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def press_and_land(page: Page, name: str) -> None:
    """On the page that comes of it: where a page saves by itself, the same words may be seen before that."""
    with page.expect_navigation():
        press(page, name)


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def tick(box: Locator) -> None:
    """A box or a round button under the picture that its label draws over it.

    Pressed through the picture nothing waits for the page to be at rest, so it is waited for: a style sheet
    that comes late moves the box away from under the pointer.
    """
    box.page.wait_for_load_state()
    box.check(force=True)
