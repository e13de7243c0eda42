"""Contrast of the colours in static/css/_tokens.scss (WCAG 2.2: 4.5 for text, 3 for borders and controls)."""

import re

import pytest
from django.conf import settings

TOKENS = dict(
    re.findall(
        r"--lq-([\w-]+): #([0-9a-f]{6});", (settings.BASE_DIR / "static" / "css" / "_tokens.scss").read_text()
    )
)
TEXT = [
    ("ink", "page"),
    ("ink", "paper"),
    ("ink", "paper-deep"),
    ("ink", "focus"),
    ("ink", "accent-tint"),
    ("ink-soft", "page"),
    ("ink-soft", "paper"),
    ("ink-soft", "accent-tint"),
    ("accent", "page"),
    ("accent", "paper"),
    ("accent", "accent-tint"),
    ("danger", "page"),
    ("danger", "paper"),
    ("header-soft", "ink"),
    ("os-ink", "os"),
    ("g-ink", "g"),
    ("ni-ink", "ni"),
    ("ni-ink", "ni-stripe"),
    ("si-ink", "si"),
    ("si-ink", "si-stripe"),
    ("na-ink", "na"),
]
BORDERS = [
    ("edge", "page"),
    ("edge", "paper"),
    *((f"{rating}-edge", "page") for rating in ("os", "g", "ni", "si", "na")),
]


def light(token: str) -> float:
    parts = [int(TOKENS[token][place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted([light(one), light(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out_from_its_ground(text, ground):
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("border", "ground"), BORDERS)
def test_borders_of_controls_and_ratings_can_be_seen(border, ground):
    assert contrast(border, ground) >= 3


def test_ratings_keep_their_order_in_grey_between_the_extremes():
    """Printed grey, Good is lighter than Outstanding, and the two below Good have stripes besides."""
    assert light("os") < light("g")
    assert light("si") < light("ni")
