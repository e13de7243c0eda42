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
    """A box or a round button under the picture that its label draws over it."""
    box.check(force=True)
