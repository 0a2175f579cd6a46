from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.values.dates import dates
from attune.values.durations import length

TODAY = date(2026, 11, 24)


@given(st.dates(date(2024, 1, 1), TODAY))
def test_a_full_date_is_read_however_it_is_written(day: date) -> None:
    """12 March 2026, March 12th 2026, 12/03/26 and 2026-03-12 are one day."""
    name = day.strftime("%B").lower()
    for said in (
        f"{day.day} {name} {day.year}", f"{name} {day.day}, {day.year}", day.isoformat(),
        f"the {day.day}th of {name} {day.year}", f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year % 100}",
    ):  # fmt: skip
        assert [found.day for found in dates(said, TODAY)] == [day], said


@given(st.integers(1, 60))
def test_days_ago_count_back_from_today(number: int) -> None:
    """ "10 days ago" is ten days before the day of the conversation."""
    (found,) = dates(f"about {number} days ago", TODAY)
    assert found.day == TODAY - timedelta(days=number)


def test_day_and_month_follow_the_locale() -> None:
    """12/03 is 12 March in Britain and 3 December in America."""
    assert dates("12/03/26", TODAY, "en-GB")[0].day == date(2026, 3, 12)
    assert dates("12/03/25", TODAY, "en-US")[0].day == date(2025, 12, 3)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("last tuesday", date(2026, 11, 17)), ("around the 5th", date(2026, 11, 5)),
        ("the 28th", date(2026, 10, 28)), ("the first of november", date(2026, 11, 1)),
        ("yesterday", date(2026, 11, 23)), ("12 december", date(2025, 12, 12)),
        ("a fortnight ago", date(2026, 11, 10)),
    ],
)  # fmt: skip
def test_dates_are_read_as_the_latest_that_fit(said: str, day: date) -> None:
    """What is asked about has been, so a date without a year is the last such day."""
    assert dates(said, TODAY)[0].day == day


@given(st.integers(1, 30))
def test_durations_are_read_in_the_unit_asked_for(number: int) -> None:
    """Months and years come out as months, weeks as weeks."""
    for said, unit, value in (
        (f"{number} months", "mo", number), (f"about {number} yrs", "mo", number * 12),
        (f"{number} weeks now", "wk", number),
    ):  # fmt: skip
        found = length(said, unit, TODAY)
        assert found is not None
        assert found.value == pytest.approx(value), said


@pytest.mark.parametrize(
    ("said", "months"),
    [
        ("since last march", 8),
        ("since 2024", 24),
        ("since christmas", 11),
        ("a year and a half", 18),
    ],
)
def test_since_counts_to_today(said: str, months: float) -> None:
    """ "Since last March" said in November is eight months, not twenty."""
    found = length(said, "mo", TODAY)
    assert found is not None
    assert found.value == pytest.approx(months)


@pytest.mark.parametrize("said", ["for years", "all my life", "ages", "years"])
def test_what_nobody_can_count_has_no_value(said: str) -> None:
    """ "For years" is heard, but no number is made up for it."""
    found = length(said, "mo", TODAY)
    assert found is not None
    assert found.value is None
