"""What the assistant can do, in a few lines."""

from __future__ import annotations

from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Say what can be typed at any time."""
    return (visit.say("help.can"),)
