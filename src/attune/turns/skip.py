"""Skip (not now, not relevant) and decline (will not say); only the age can't be left out."""

from __future__ import annotations

from attune.replies.base import Reply
from attune.turns import answer, crisis
from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Record the refusal of the open item and go on."""
    item = visit.open_item
    if visit.state.mode == "paused":
        visit.set_state(mode="intake")
    if item is None or visit.state.mode != "intake":
        return (visit.say("skip.nothing"),)
    if item.required:
        return (visit.say("skip.required"),)
    declined = visit.turn.understanding.act == "decline"
    visit.refuse(item, "declined" if declined else "skipped")
    said: tuple[Reply, ...] = (visit.say("skip.declined" if declined else "skip.skipped"),)
    return said + crisis.after_answers(visit, (item.id,)) + answer.when_complete(visit)
