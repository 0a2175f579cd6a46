"""The client's rights over the record: see it, take it along, have it deleted."""

from __future__ import annotations

from attune.replies.summary import SummaryReply
from attune.turns import results
from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Show where the record can be had; delete it when asked twice."""
    if visit.turn.understanding.act == "export_data":
        if not visit.answers:
            return (visit.say("record.nothing_kept"),)
        return _export(visit)
    if not visit.state.erase_asked:
        visit.set_state(erase_asked=True)
        return (visit.say("record.erase_sure"),)
    visit.record.forget_all()
    visit.set_state(
        mode="consent", crisis=None, topics=(), rejected=(), asked_about=(), erase_asked=False
    )
    visit.forget()
    return (visit.say("record.erased"),)


def _export(visit: Visit) -> Replies:
    return (
        SummaryReply(
            visit.phrases("record.export", answers=len(visit.answers)),
            scores=results.score_lines(visit),
        ),
    )
