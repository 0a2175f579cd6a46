"""Back: the last answer is taken back and its question asked again."""

from __future__ import annotations

from attune.intake.path import previous_item
from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Reopen the named item, or the one before the open one."""
    named = visit.turn.understanding.correct_item
    item_id = named if named in visit.answers else None
    if item_id is None:
        previous = previous_item(visit.house.intake, visit.answers)
        item_id = previous.id if previous else None
    if item_id is None:
        return (visit.say("back.nothing"),)
    visit.reopen(item_id)
    if visit.state.mode in ("paused", "done"):
        visit.set_state(mode="intake")
    return (visit.say("back.done"),)
