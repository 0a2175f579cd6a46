"""What came out: how soon to see whom, pathways, steps, and the summary.

Shown when the last question is answered, and on request after that.
"""

from __future__ import annotations

from attune.replies.base import Reply
from attune.replies.map import map_reply
from attune.replies.summary import ScoreLine, SummaryReply
from attune.replies.triage import triage_reply
from attune.turns import lab_results, plan
from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """The results, or that they come after the last question."""
    if not visit.answers or (visit.state.mode != "done" and visit.open_item is not None):
        return (visit.say("results.not_yet"),)
    return _all(visit)


def complete(visit: Visit) -> Replies:
    """The end of the intake."""
    return (visit.say("results.complete"), *_all(visit))


def _all(visit: Visit) -> Replies:
    assessment = visit.assessment()
    names = {p.id: _name(visit, p.id) for p in assessment.pathways}
    return (
        triage_reply(assessment.triage, visit.phrases),
        *lab_results.shown(visit),
        map_reply(assessment.pathways, names, visit.phrases),
        plan.reply(visit),
        _summary(visit),
    )


def score_lines(visit: Visit) -> tuple[ScoreLine, ...]:
    """One line an instrument that was answered."""
    return tuple(
        ScoreLine(s.instrument, s.score, s.band, s.maximum)
        for s in visit.assessment().scores.values()
    )


def _summary(visit: Visit) -> Reply:
    told = [
        visit.phrases(
            "results.score",
            title=visit.house.intake.instruments[s.instrument].title,
            score=f"{s.score:g}",
            maximum=f"{s.maximum:g}",
            band=s.band_title,
        )
        for s in visit.assessment().scores.values()
        if s.score is not None and s.complete
    ]
    shared = (
        visit.phrases("results.shared")
        if "share_with_clinic" in visit.record.granted_scopes()
        else ""
    )
    name = "results.summary" if told else "results.summary_no_scores"
    text = visit.phrases(name, scores=", ".join(told), shared=shared)
    return SummaryReply(text, scores=score_lines(visit))


def _name(visit: Visit, topic: str) -> str:
    found = visit.house.kb.topic(topic)
    return found.name if found else topic
