from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.values.clock import clock_times, hhmm, joined, middle

BEDTIME, MORNING = 22 * 60 + 45, 7 * 60 + 45


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_with_24_hours_or_with_am_and_pm_is_certain(hour: int, minute: int) -> None:
    """22:30, 2230 and 10:30 pm are one time, whatever the question."""
    half = "pm" if hour >= 12 else "am"
    for said in (f"{hour:02d}:{minute:02d}" if hour > 12 or hour == 0 else "", f"{hour % 12 or 12}:{minute:02d} {half}",
                 f"{hour % 12 or 12}.{minute:02d}{half}", f"{hour:02d}{minute:02d}" if hour > 12 else ""):  # fmt: skip
        if said:
            (clock,) = clock_times(said)
            assert [hhmm(one) for one in clock.minutes] == [f"{hour:02d}:{minute:02d}"], said


@given(st.integers(1, 12))
def test_half_ten_is_half_past_ten(hour: int) -> None:
    """In British English half ten is 10:30; so are ten thirty and half past ten."""
    for said in (f"half {hour}", f"half past {hour}", f"{hour}:30", f"{hour} thirty"):
        (clock,) = clock_times(said)
        assert {minute % 720 for minute in clock.minutes} == {hour % 12 * 60 + 30}, said


@pytest.mark.parametrize(
    ("said", "usual", "meant"),
    [
        ("10", BEDTIME, "22:00"), ("10", MORNING, "10:00"), ("12", BEDTIME, "00:00"),
        ("12", MORNING, "12:00"), ("1", BEDTIME, "01:00"), ("quarter to 7", MORNING, "06:45"),
        ("midnight-ish", BEDTIME, "00:00"), ("elevenish", BEDTIME, "23:00"),
        ("half past 5 in the morning", BEDTIME, "05:30"), ("10 to 7", MORNING, "06:50"),
    ],
)  # fmt: skip
def test_am_or_pm_follows_from_what_is_asked(said: str, usual: int, meant: str) -> None:
    """Ten is ten in the evening for a bedtime and in the morning for getting up."""
    (clock,) = clock_times(said)
    minute = clock.near(usual)
    assert minute is not None
    assert hhmm(minute) == meant


def test_an_hour_as_near_to_day_as_to_night_is_not_guessed() -> None:
    """A bedtime of 5 may be early morning or afternoon: that is asked back."""
    (clock,) = clock_times("5")
    assert clock.near(BEDTIME) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("10-11", "22:30"),
        ("between 11 and 12", "23:30"),
        ("11 or 12", "23:30"),
        ("10-11pm", "22:30"),
    ],
)
def test_a_range_of_times_is_its_middle_also_over_midnight(said: str, meant: str) -> None:
    """ "11 or 12" is half past eleven."""
    left, right = clock_times(said)
    assert joined(said, left, right)
    minute = middle(left, right, BEDTIME)
    assert minute is not None
    assert hhmm(minute) == meant
