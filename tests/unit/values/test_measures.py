from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.values.measures import convert, measures


def one(text: str, unit: str) -> float:
    (measure,) = measures(text)
    return convert(measure.value, measure.unit, unit)


@given(st.integers(4, 6), st.integers(0, 11))
def test_feet_and_inches_are_one_height(feet: int, inches: int) -> None:
    """5'6", 5 ft 6, 5ft6in and 5 foot 6 inches are the same height."""
    for said in (
        f"{feet}'{inches}\"", f"{feet} ft {inches}", f"{feet}ft{inches}in",
        f"{feet} foot {inches} inches", f"{feet}'{inches}",
    ):  # fmt: skip
        assert one(said, "cm") == pytest.approx(feet * 30.48 + inches * 2.54), said


@given(st.integers(6, 30), st.integers(0, 13))
def test_stones_and_pounds_are_one_weight(stone: int, pounds: int) -> None:
    """11 stone 4, 11st 4lb and 11 st 4 are the same weight."""
    for said in (f"{stone} stone {pounds}", f"{stone}st {pounds}lb", f"{stone} st {pounds} pounds"):
        assert one(said, "[lb_av]") == pytest.approx(stone * 14 + pounds), said


@given(st.integers(1, 20), st.integers(1, 59))
def test_hours_and_minutes_are_one_length(hours: int, minutes: int) -> None:
    """5h30, 5 hours 30 and 5 hours and 30 minutes are the same time."""
    for said in (
        f"{hours}h{minutes:02d}",
        f"{hours} hours {minutes}",
        f"{hours} hrs and {minutes} mins",
    ):
        assert one(said, "min") == pytest.approx(hours * 60 + minutes), said


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("half an hour", 30), ("an hour and a half", 90), ("three quarters of an hour", 45),
        ("quarter of an hour", 15), ("an hour or two", 90), ("20 minutes or half an hour", 25),
        ("two and a half hours", 150), ("hour and a half", 90), ("1-2 hours", 90),
    ],
)  # fmt: skip
def test_time_is_read_as_it_is_spoken(said: str, minutes: float) -> None:
    """Halves and quarters of hours, and ranges of them, are read."""
    assert one(said, "min") == pytest.approx(minutes)


def test_a_price_a_month_is_no_length_of_time() -> None:
    """In "50 a month" the month is what the 50 is for."""
    assert measures("50 a month") == ()


def test_in_the_morning_is_no_inch() -> None:
    """ "2 in the morning" has no inches in it."""
    assert measures("2 in the morning") == ()
