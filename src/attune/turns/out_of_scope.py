"""What the assistant can't do, said briefly, with what it can."""

from __future__ import annotations

from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Say so, and go on; a message without words or too long gets its own sentence."""
    if visit.turn.too_long:
        return (visit.say("out_of_scope.too_long"),)
    if not any(character.isalnum() for character in visit.turn.text):
        return (visit.say("out_of_scope.no_words"),)
    return (visit.say("out_of_scope.cannot"),)
