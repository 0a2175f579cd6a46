"""A wish to talk to a person: the clinic is told, and no more is promised than that."""

from __future__ import annotations

from attune.replies.handoff import Handoff
from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Note the wish and say honestly what happens now."""
    visit.alert("handoff", "routine", "asked for a person")
    if visit.state.mode == "intake":
        visit.set_state(mode="handoff")
    clinic = visit.house.settings.clinic_name
    return (Handoff(text=visit.phrases("handoff.requested", clinic=clinic), state="requested"),)
