from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.values.rates import rates


@given(st.integers(1, 9), st.sampled_from([("day", 1), ("night", 1), ("week", 7), ("month", 28)]))
def test_so_many_times_a_period_is_a_rate(number: int, period: tuple[str, int]) -> None:
    """Three times a week, 3x a week, 3 per week and 3/week are one rate."""
    name, days = period
    for said in (
        f"{number} times a {name}",
        f"{number}x a {name}",
        f"{number} per {name}",
        f"{number}/{name}",
    ):
        (rate,) = rates(said)
        assert rate.value == pytest.approx(number / days), said


@pytest.mark.parametrize(
    ("said", "weekly"),
    [
        ("every day", 7), ("every other night", 3.5), ("most nights", 5), ("weekends only", 2),
        ("once a fortnight", 0.5), ("once a month", 0.25), ("twice a day", 14), ("daily", 7),
        ("every 2 weeks", 0.5), ("fridays and saturdays", 2), ("2 beers a night", 14),
    ],
)  # fmt: skip
def test_ways_of_saying_how_often(said: str, weekly: float) -> None:
    """Frequencies in words come out as times a week."""
    (rate,) = rates(said)
    assert rate.value * 7 == pytest.approx(weekly)
