"""Under 18 the conversation is kindly closed: why, where to turn, and nothing kept."""

from __future__ import annotations

from attune.replies.base import Say
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
    return (visit.say("closed.under_age"), signpost(visit))


def signpost(visit: Visit) -> Say:
    """Help lines that young people may use too."""
    country = visit.turn.country or visit.record.country() or visit.house.settings.country
    lines = visit.house.crisis_content.lines(country, "suicide_self_harm")
    listed = "\n".join(f"• {line.name}: {line.contact} ({line.hours})" for line in lines)
    return Say(visit.phrases("closed.signpost", lines=listed))


def serve(visit: Visit) -> Replies:
    """Say again why, whatever was said since, and where to turn."""
    return (visit.say("closed.still"), signpost(visit))
