"""A wish for steps, or a step that a person can't do: the next best takes its place."""

from __future__ import annotations

from attune.replies.base import Reply
from attune.replies.plan import plan_reply
from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """The plan as it stands, without what was rejected."""
    if not visit.consented or visit.state.mode != "done":
        return (visit.say("plan.not_yet"),)
    rejecting = visit.turn.understanding.act == "reject_step"
    if rejecting:
        named = {m.id for m in visit.turn.understanding.mentions if m.id}
        steps = visit.assessment().plan.steps
        gone = [s.id for s in steps if s.id in named] or _by_number(visit, len(steps))
        visit.reject([steps[g].id if isinstance(g, int) else g for g in gone])
    return (reply(visit, rejected=rejecting),)


def reply(visit: Visit, *, rejected: bool = False) -> Reply:
    """The plan in words and as data."""
    assessment = visit.assessment()
    withheld = assessment.plan.withheld
    topics = ((w.id, visit.house.kb.topic(w.id)) for w in withheld)
    names = {i: topic.name for i, topic in topics if topic}
    return plan_reply(
        assessment.plan.steps,
        withheld,
        names,
        visit.phrases,
        suspended=assessment.suspended,
        rejected=rejected,
    )


def _by_number(visit: Visit, count: int) -> list[int]:
    """Steps named by their number in the list, from 1; the last one where none is named."""
    numbers = [int(w) for w in visit.turn.text.split() if w.isdigit() and 1 <= int(w) <= count]
    return [n - 1 for n in numbers] or ([count - 1] if count else [])
