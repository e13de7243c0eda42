from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schools.figures.values import Odd, Period, read_period, read_value


@pytest.mark.parametrize("text", ["-", "", " ", "x", "z", "c", "LOW", "n/a", ":", "u", ".."])
def test_what_is_suppressed_is_missing_and_not_zero(text):
    assert read_value(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0.0000"),
        ("47.7", "47.7000"),
        ("-0.07", "-0.0700"),
        ("7.0000000000000007E-2", "0.0700"),
        ("1,234.5", "1234.5000"),
        (" 61% ", "61.0000"),
    ],
)
def test_a_number_is_read_to_four_places(text, value):
    assert read_value(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("about 60", "“about 60” is not a number"),
        ("NaN", "“NaN” is not a figure"),
        ("Infinity", "“Infinity” is not a figure"),
        ("1e400", "“1e400” is not a figure"),
    ],
)
def test_anything_else_is_refused_in_words(text, said):
    with pytest.raises(Odd, match=f"^{said}$"):
        read_value(text)


@given(st.text(max_size=60))
def test_no_text_does_anything_but_read_or_be_refused(text):
    for read in (read_value, read_period):
        with suppress(Odd):
            read(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", Period("2024", 2024)),
        ("2023/24", Period("2023/24", 2024)),
        ("2023-2024", Period("2023/24", 2024)),
        ("202324", Period("2023/24", 2024)),
        ("1999/00", Period("1999/00", 2000)),
        ("2025 (prov)", Period("2025", 2025, provisional=True)),
        ("2024/25 (p)", Period("2024/25", 2025, provisional=True)),
    ],
)
def test_a_period_is_kept_by_the_year_in_which_it_ends(text, period):
    assert read_period(text) == period


@pytest.mark.parametrize("text", ["", "24", "2023/25", "2023/24/25", "1066", "202399", "spring"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(Odd):
        read_period(text)
