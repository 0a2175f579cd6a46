"""A side effect, or how a step went: taken down for the clinician, and never brushed aside."""

from __future__ import annotations

from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Note it for the clinic; say whom to ask, and what to watch for."""
    if not visit.consented:
        return (visit.say("effect.before_consent"),)
    visit.alert("side_effect", "routine", "reported in chat")
    return (visit.say("effect.noted"),)
