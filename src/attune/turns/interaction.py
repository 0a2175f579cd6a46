"""A question whether things go together: pairs that are known to clash, and unknown names."""

from __future__ import annotations

from itertools import chain

from attune.intake.answers import ListEntry
from attune.knowledge.records import Interaction as InteractionRow
from attune.knowledge.records import Topic
from attune.replies.interaction import Interaction, Pair
from attune.turns.explain import topics_named
from attune.turns.turn import Replies
from attune.turns.visit import Visit

_TAKEN = ("about.medications", "about.supplements", "hormone.contraception", "hormone.therapy")
_SUBSTANCES = (
    "medicine", "medicine_class", "supplement", "nutrient", "herb", "food", "condition",
)  # fmt: skip


def serve(visit: Visit) -> Replies:
    """Check what the message names; with one name, against what the person takes."""
    mentions = [m for m in visit.turn.understanding.mentions if m.kind in _SUBSTANCES]
    named = tuple(dict.fromkeys(m.id for m in mentions if m.id is not None))
    unknown = tuple(dict.fromkeys(m.text for m in mentions if m.id is None))
    if not named and not unknown:
        named = visit.state.topics
    if not named and not unknown:
        return (visit.say("interaction.which"),)
    asked = named if len(named) + len(unknown) > 1 else (*named, *taken(visit))
    found = visit.house.kb.interactions_between(asked)
    pairs = tuple(_pair(visit, f) for f in found if f.a in named or f.b in named)
    visit.set_state(topics=named or topics_named(visit))
    return (Interaction(_text(visit, pairs, unknown), pairs=pairs, unknown=unknown),)


def taken(visit: Visit) -> tuple[str, ...]:
    """Ids of all that the person said they take now."""
    values = (visit.answers[i].value for i in _TAKEN if i in visit.answers)
    entries = chain.from_iterable(v for v in values if isinstance(v, tuple))
    return tuple(e.id for e in entries if isinstance(e, ListEntry) and e.id and e.use == "current")


def _pair(visit: Visit, found: InteractionRow) -> Pair:
    kb = visit.house.kb
    return Pair(
        found.a, found.b, found.severity, found.effect, found.advice, tuple(found.sources),
        _name(kb.topic(found.a), found.a), _name(kb.topic(found.b), found.b),
    )  # fmt: skip


def _name(topic: Topic | None, otherwise: str) -> str:
    return topic.name if topic else otherwise


def _text(visit: Visit, pairs: tuple[Pair, ...], unknown: tuple[str, ...]) -> str:
    lines = [
        visit.phrases(
            "interaction.pair",
            a=pair.a_name,
            b=pair.b_name,
            severity=visit.phrases(f"interaction.severity_{pair.severity}"),
            effect=pair.effect,
            advice=pair.advice,
        )
        for pair in pairs
    ]
    if unknown:
        lines.append(visit.phrases("interaction.unknown", names=", ".join(unknown)))
    if not pairs:
        lines.append(visit.phrases("interaction.none"))
    lines.append(visit.phrases("interaction.ask"))
    return "\n".join(lines)
