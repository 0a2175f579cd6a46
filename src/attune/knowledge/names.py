"""The names a topic goes by, and which topic a name leads to where several bear it.

Finding names in running text stays out (`language/lexicon.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from attune.knowledge.records import Topic

#: Where one id or name stands for several kinds, the first of these is told.
KINDS = (
    "medicine", "medicine_class", "supplement", "pathway", "hormone", "nutrient", "herb", "food",
    "condition", "lifestyle", "symptom", "allergy", "lab",
)  # fmt: skip


def rank(kind: str) -> int:
    """The place of a kind in the order of preference."""
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def ranked(topics: Iterable[Topic]) -> list[Topic]:
    """Topics in the order of preference of their kinds, else as they came."""
    return sorted(topics, key=lambda topic: rank(topic.kind))


def names_of(topic: Topic) -> tuple[str, ...]:
    """Its usual name first, then what stands before brackets, its id in words, its aliases."""
    before = topic.name.split(" (")[0]
    in_words = topic.id.replace("-", " ")
    own: tuple[str, ...] = (topic.name, before, in_words, *topic.aliases)
    return tuple(dict.fromkeys(name for name in own if name))


def merged(topics: Iterable[Topic]) -> dict[str, Topic]:
    """One topic an id, told by its preferred kind, with the names and kin of all."""
    found: dict[str, list[Topic]] = {}
    for topic in ranked(topics):
        found.setdefault(topic.id, []).append(topic)
    return {id: _merge(same) for id, same in found.items()}


def _merge(same: list[Topic]) -> Topic:
    first = same[0]
    if len(same) == 1:
        return first
    return Topic(
        id=first.id,
        kind=first.kind,
        name=first.name,
        summary=next((t.summary for t in same if t.summary), ""),
        aliases=tuple(dict.fromkeys(chain.from_iterable(t.aliases for t in same))),
        kinds=tuple(dict.fromkeys(t.kind for t in same)),
        also=tuple(dict.fromkeys(chain.from_iterable(t.also for t in same))),
    )
