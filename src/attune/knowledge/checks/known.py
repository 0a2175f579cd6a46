"""What the files define: ids, sources and names, for the checks that look for what is missing.

Faults stay out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from attune.knowledge import terms
from attune.knowledge.documents import SUBJECTS, Document
from attune.knowledge.names import names_of
from attune.knowledge.reading import topics_of
from attune.knowledge.records import Topic
from attune.knowledge.yaml_files import Place


@dataclass(frozen=True)
class Known:
    """All ids and words that the content defines."""

    ids: frozenset[str]
    sources: frozenset[str]
    subjects: frozenset[str]
    short_words: frozenset[str]


@dataclass(frozen=True)
class Row:
    """A mapping somewhere in a file."""

    place: Place
    raw: dict[str, Any]


def known(documents: Iterable[Document]) -> Known:
    """What these files define."""
    topics = [(d, t) for d in documents for t in topics_of(d)]
    sources = (raw["id"] for d in documents if d.folder == "sources" for raw in d.raw)
    return Known(
        ids=frozenset(t.id for _, t in topics),
        sources=frozenset(sources),
        subjects=frozenset(t.id for d, t in topics if d.folder in SUBJECTS),
        short_words=frozenset(_words(t for _, t in topics)),
    )


def rows(raw: Any, place: Place = ()) -> Iterator[Row]:
    """Every mapping in a file, the file itself first."""
    if isinstance(raw, dict):
        yield Row(place, raw)
        for key, child in raw.items():
            if isinstance(child, (dict, list)):
                yield from rows(child, (*place, key))
    elif isinstance(raw, list):
        for number, child in enumerate(raw):
            if isinstance(child, (dict, list)):
                yield from rows(child, (*place, number))


def _words(topics: Iterable[Topic]) -> Iterator[str]:
    """Words of the names of things: technical, yet no hard words to somebody who asks of them."""
    for topic in topics:
        if topic.kind != "lifestyle":
            for name in names_of(topic):
                yield from (w for w in terms.words(name) if len(w) > 3)
