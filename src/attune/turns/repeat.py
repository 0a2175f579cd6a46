"""The question once more: it closes the reply anyway."""

from __future__ import annotations

from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Nothing to add while a question is open."""
    if visit.state.mode == "paused":
        visit.set_state(mode="intake")
    if visit.state.mode == "intake" and visit.open_item is not None:
        return (visit.say("repeat.again"),)
    return (visit.say("repeat.nothing"),)
