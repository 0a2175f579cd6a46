"""Small talk that a person expects: hello, thanks, goodbye, are you a robot, and bad days."""

from __future__ import annotations

from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """A short answer in kind; the open question follows."""
    act = visit.turn.understanding.act
    if act == "greet" and visit.state.mode == "paused":
        visit.set_state(mode="intake")
    if act == "greet" and visit.answers:
        return (visit.say("talk.welcome_back"),)
    if act == "goodbye" and visit.state.mode == "intake":
        visit.set_state(mode="paused")
    return (visit.say(f"talk.{act}"),)
