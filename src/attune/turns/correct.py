"""A correction of an earlier answer, with the new value or with a wish to answer it again."""

from __future__ import annotations

from attune.turns import answer
from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Replace the answer, or reopen its question where no new value was given."""
    understanding = visit.turn.understanding
    if not visit.consented:
        return ()
    if understanding.readings:
        return answer.record_readings(visit) + answer.when_complete(visit)
    if understanding.correct_item in visit.answers:
        visit.reopen(str(understanding.correct_item))
        if visit.state.mode in ("paused", "done"):
            visit.set_state(mode="intake")
        return (visit.say("correct.again"),)
    return (visit.say("correct.which"),)
