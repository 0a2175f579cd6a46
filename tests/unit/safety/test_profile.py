"""The profile: figures that follow from answers, and states by whose ids cautions are written."""

from __future__ import annotations

import pytest

from tests.spec.people import profile_of


def test_figures_of_sleep() -> None:
    """Time in bed crosses midnight; efficiency is the share of it that is slept."""
    profile = profile_of({"sleep.bedtime": "23:30", "sleep.wake_time": "07:30", "sleep.hours": 6.0})
    assert profile.fact("time_in_bed") == 8
    assert profile.fact("sleep_efficiency") == pytest.approx(75)


@pytest.mark.parametrize(
    ("nights", "months", "long"), [(3, 3, True), (2, 9, False), (5, 2.9, False)]
)
def test_insomnia_needs_three_nights_and_three_months(
    nights: float, months: float, long: bool
) -> None:
    """The criterion of insomnia holds from three nights a week for three months."""
    profile = profile_of({"sleep.bad_nights": nights, "sleep.duration": months})
    assert profile.fact("insomnia") is long


def test_what_is_not_known_is_none() -> None:
    """A figure whose answers were declined is unknown, not zero."""
    profile = profile_of({"diet.caffeine": "declined", "about.weight": "skipped"})
    assert profile.fact("caffeine_mg") is None
    assert profile.fact("bmi") is None


def test_states_follow_from_answers() -> None:
    """Cautions written for a state find the person in it."""
    profile = profile_of(
        {"about.age": 70, "about.weight": 45, "sleep.shift_work": True, "mood.past_elevated": True}
    )
    assert {"older-adults", "underweight", "shift-work", "bipolar"} <= profile.ids


def test_declined_eating_question_makes_food_advice_unsafe() -> None:
    """Who will not say whether eating troubles them gets no advice on food."""
    assert profile_of({"diet.eating_concern": "declined"}).fact("diet_advice_unsafe")
