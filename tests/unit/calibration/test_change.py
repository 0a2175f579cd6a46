"""Change over time: better, same or worse, and whether it is more than noise."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from attune.calibration.change import Point, change, next_move, trend
from tests.spec.people import house

START = datetime(2026, 9, 1, tzinfo=timezone.utc)


def points(*values: float) -> list[Point]:
    return [Point(START + timedelta(weeks=4 * n), v) for n, v in enumerate(values)]


@pytest.mark.parametrize(
    ("instrument", "earlier", "later", "direction", "meaningful"),
    [
        ("phq9", 18, 12, "better", True),
        ("phq9", 18, 13, "better", False),
        ("gad7", 8, 12, "worse", True),
        ("gad7", 8, 8, "same", False),
    ],
)
def test_reliable_change_of_the_instrument(
    instrument: str, earlier: float, later: float, direction: str, meaningful: bool
) -> None:
    """PHQ-9 changes from 6 points and GAD-7 from 4 count as real."""
    reliable = house().intake.instruments[instrument].reliable_change
    found = change(earlier, later, reliable)
    assert (found.direction, found.meaningful) == (direction, meaningful)


def test_a_trend_takes_points_in_any_order() -> None:
    """The order in which points are read does not matter."""
    assert trend(points(18, 14, 9)[::-1], 6) == trend(points(18, 14, 9), 6)


def test_worse_goes_to_triage() -> None:
    """A meaningful turn for the worse is never met with more of the same."""
    assert next_move(trend(points(9, 16), 6), weeks=4, expected_weeks=6) == "triage"


def test_no_change_in_time_swaps() -> None:
    """A step that had its time and changed nothing is swapped; before that it goes on."""
    same = trend(points(12, 12), 6, target=(None, 4))
    assert next_move(same, weeks=2, expected_weeks=6) == "continue"
    assert next_move(same, weeks=8, expected_weeks=6) == "swap"
