"""The plan: few steps, worth most, diverse, respecting what the person rejects."""

from __future__ import annotations

import time
from statistics import median

from tests.spec.people import assess, outcome_of, profile_of

BUSY = {
    **{f"phq9.{n}": 2 for n in range(1, 9)}, **{f"gad7.{n}": 2 for n in range(1, 8)},
    "sleep.bad_nights": 5, "sleep.duration": 6, "sleep.latency": 60, "sleep.hours": 5.5,
    "sleep.daytime": 2, "sleep.driving": False, "diet.caffeine": 4, "mood.stress": 8,
}  # fmt: skip


def test_at_most_five_diverse_steps() -> None:
    """A plan is short, and not three steps for the same thing."""
    steps = outcome_of(BUSY, release=False).plan.steps
    assert 3 <= len(steps) <= 5
    assert len({step.id for step in steps}) == len(steps)
    assert not {"bright-light-box", "morning-light"} <= {step.id for step in steps}


def test_lifestyle_and_food_come_first() -> None:
    """Supplements stand after what needs no product."""
    steps = outcome_of({"phq9.1": 1, "phq9.2": 1}, release=False).plan.steps
    kinds = [step.type == "nutrient" for step in steps]
    assert kinds[0] is False


def test_each_step_says_why() -> None:
    """Every step names what the person said that speaks for it."""
    assert all(step.why for step in outcome_of(BUSY).plan.steps)


def test_a_rejected_step_makes_room_for_the_next() -> None:
    """ "I can't do that" brings the next best, and not the same again."""
    before = outcome_of(BUSY).plan.steps
    after = outcome_of(BUSY, rejected=[before[0].id]).plan.steps
    assert before[0].id not in {step.id for step in after}
    assert len(after) == len(before)


def test_supplements_await_release_by_default() -> None:
    """A supplement that needs care stands in withheld until a clinician releases it."""
    held = outcome_of({"phq9.1": 1, "phq9.2": 1}).plan.withheld
    assert "awaiting_release" in {one.reason for one in held}


def test_map_and_plan_are_fast() -> None:
    """Map and plan of one person take at most 20 ms at the median."""
    outcome_of(BUSY)
    took = []
    for _ in range(15):
        profile = profile_of(BUSY)
        start = time.perf_counter()
        assess(profile)
        took.append(time.perf_counter() - start)
    assert median(took) < 0.020
