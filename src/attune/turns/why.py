"""Why a question is asked."""

from __future__ import annotations

from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """The reason kept with the open item."""
    item = visit.open_item if visit.state.mode in ("intake", "paused") else None
    if item is None:
        return (visit.say("why.nothing"),)
    return (visit.say("why.because", why=item.why),)
