"""Under 18 the conversation is kindly closed: why, where to turn, and nothing kept."""

from __future__ import annotations

from attune.turns.turn import Replies
from attune.turns.visit import Visit

ADULT = 18
AGE_ITEM = "about.age"


def is_minor(visit: Visit) -> bool:
    """Whether this message says that the person is under 18."""
    return any(
        reading.item == AGE_ITEM
        and isinstance(reading.value, (int, float))
        and reading.value < ADULT
        for reading in visit.turn.understanding.readings
    )


def close(visit: Visit) -> Replies:
    """Forget every answer and stay closed."""
    for item in list(visit.answers):
        visit.reopen(item)
    visit.record.forget_answers()
    visit.set_state(mode="closed", pending=None)
    return (visit.say("closed.under_age"), visit.house.signpost(visit))


def serve(visit: Visit) -> Replies:
    """Say again why, whatever was said since, and where to turn."""
    return (visit.say("closed.still"), visit.house.signpost(visit))
