"""A question about a pathway, hormone, nutrient, step or medicine, answered from statements.

Where there is no reliable source, that is said; nothing is diagnosed and no prescription changed.
"""

from __future__ import annotations

from attune.replies.explanation import Claim, explanation
from attune.turns import explain_limits
from attune.turns.turn import Replies
from attune.turns.visit import Visit

MOST_CLAIMS = 4
MOST_FOUND = 12


def serve(visit: Visit) -> Replies:
    """Explain what the message names, or what the last question was about."""
    if explain_limits.asks_to_prescribe(visit.turn.text):
        return (visit.say("explain.prescription"),)
    if explain_limits.asks_to_diagnose(visit.turn.text):
        return (visit.say("explain.diagnosis"),)
    named = topics_named(visit)
    topics = named or visit.state.topics
    about = list(visit.house.kb.search(visit.turn.text, limit=MOST_FOUND))
    if topics and len(about) < MOST_CLAIMS:
        told = {s.id for s in about}
        about += [s for s in visit.house.kb.statements(topics) if s.id not in told]
    if not about:
        return (visit.say("explain.no_source"),)
    shown = about[:MOST_CLAIMS]
    told_topics = named or tuple(dict.fromkeys(s.topic for s in shown))
    visit.set_state(topics=told_topics)
    claims = tuple(Claim(s.plain, s.grade, tuple(s.sources)) for s in shown)
    lead = _what_it_is(visit, named) or ("" if topics else visit.phrases("explain.nearest"))
    return (explanation(lead, told_topics, claims),)


def _what_it_is(visit: Visit, named: tuple[str, ...]) -> str:
    """The one sentence that says what the first named topic is."""
    topic = visit.house.kb.topic(named[0]) if named else None
    return topic.summary if topic else ""


def topics_named(visit: Visit) -> tuple[str, ...]:
    """Ids of the knowledge base that the message names, in order, once each."""
    named = (mention.id for mention in visit.turn.understanding.mentions)
    return tuple(dict.fromkeys(i for i in named if i is not None))
