"""A question about a pathway, hormone, nutrient, step or medicine, answered from statements.

Where there is no reliable source, that is said; nothing is diagnosed and no prescription changed.
"""

from __future__ import annotations

from attune.replies.explanation import Claim, explanation
from attune.turns.turn import Replies
from attune.turns.visit import Visit

MOST_CLAIMS = 4


def serve(visit: Visit) -> Replies:
    """Explain what the message names, or what the last question was about."""
    if visit.house.asks_to_prescribe(visit.turn.text):
        return (visit.say("explain.prescription"),)
    if visit.house.asks_to_diagnose(visit.turn.text):
        return (visit.say("explain.diagnosis"),)
    answer = visit.house.explain(
        visit.turn.text, topics_named(visit) or visit.state.topics, MOST_CLAIMS
    )
    if not answer.statements:
        return (visit.say("explain.no_source"),)
    visit.set_state(topics=answer.topics)
    claims = tuple(
        Claim(s.plain, s.grade, tuple(s.sources)) for s in answer.statements[:MOST_CLAIMS]
    )
    lead = "" if answer.sure else visit.phrases("explain.nearest")
    return (explanation(lead, answer.topics, claims, answer.diagram),)


def topics_named(visit: Visit) -> tuple[str, ...]:
    """Ids of the knowledge base that the message names, in order, once each."""
    named = (mention.id for mention in visit.turn.understanding.mentions)
    return tuple(dict.fromkeys(i for i in named if i is not None))
