"""Pause, stop and resume: nothing is lost between them."""

from __future__ import annotations

from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Hold the questions, or go on where they were held."""
    act = visit.turn.understanding.act
    if not visit.consented:
        return (visit.say("pause.before_consent"),)
    if act == "resume":
        return _resume(visit)
    if visit.state.mode in ("intake", "handoff"):
        visit.set_state(mode="paused")
    return (visit.say("pause.stopped" if act == "stop" else "pause.paused"),)


def _resume(visit: Visit) -> Replies:
    if visit.open_item is None:
        return (visit.say("pause.all_done"),)
    visit.set_state(mode="intake")
    return (visit.say("pause.resumed"),)
