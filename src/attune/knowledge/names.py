"""The names a topic goes by, and which topic a name leads to where several bear it.

Finding names in running text stays out (`language/lexicon.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from attune.knowledge import terms
from attune.knowledge.records import Topic
from attune.language.words import is_everyday

#: Where one id or name stands for several kinds, the first of these is told.
KINDS = (
    "medicine", "medicine_class", "supplement", "pathway", "hormone", "nutrient", "herb", "food",
    "condition", "lifestyle", "symptom", "allergy", "lab",
)  # fmt: skip
#: The most words a name is looked for in.
_LONGEST = 6


def index(topics: Iterable[Topic]) -> dict[str, str]:
    """The id that each spelling of a name leads to."""
    found: dict[str, str] = {}
    for topic in ranked(topics):
        for name in names_of(topic):
            key = terms.key(name)
            if key:
                found.setdefault(key, topic.id)
    return found


def named_in(words: Sequence[str], names: Mapping[str, str]) -> list[list[str]]:
    """Ids that words name, from left to right: the longest name first, then those within it."""
    found: list[list[str]] = []
    at = 0
    while at < len(words):
        hits = _at(words, at, names)
        if hits:
            length = hits[0][0]
            within = [
                h
                for start in range(at, at + length)
                for h in _at(words[: at + length], start, names)
            ]
            found.append(list(dict.fromkeys(id for _, id in (*hits, *within))))
        at += hits[0][0] if hits else 1
    return found


def _at(words: Sequence[str], at: int, names: Mapping[str, str]) -> list[tuple[int, str]]:
    """Names that begin at a word, the longest first, each with its number of words."""
    hits = []
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        name = " ".join(words[at : at + length])
        id = names.get(name) or names.get(name.removesuffix("s"))
        if id is not None and name not in terms.STOP:
            hits.append((length, id))
    return hits


def rank(kind: str) -> int:
    """The place of a kind in the order of preference."""
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def ranked(topics: Iterable[Topic]) -> list[Topic]:
    """Topics in the order of preference of their kinds, else as they came."""
    return sorted(topics, key=lambda topic: rank(topic.kind))


def names_of(topic: Topic) -> tuple[str, ...]:
    """Its usual name first, then what stands before brackets, its id in words, its aliases.

    An id that is one everyday word ("same", "loop") names nothing unless a name or alias does.
    """
    before = topic.name.split(" (")[0]
    in_words = topic.id.replace("-", " ")
    spoken = () if is_everyday(in_words) else (in_words,)
    own: tuple[str, ...] = (topic.name, before, *spoken, *topic.aliases)
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
