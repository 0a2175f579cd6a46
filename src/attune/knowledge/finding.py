"""Finds statements for a question: by names in it, by its words, and by its vector, fused.

What is answered from them stays out; so does what a question wants other than knowledge.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from attune.knowledge import tables, terms
from attune.knowledge.records import Statement
from attune.knowledge.snapshot import Snapshot, statement_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LONGEST_NAME = 6
_MOST_WORDS = 24
#: A word that more statements hold than this finds nothing; it keeps the work bounded.
_COMMONEST = 2_500
_TAKEN = 60
#: How much of a question's weight a statement must hold when no topic was named.
_COVERED = 0.55
#: The least likeness of a vector when no topic was named.
_ALIKE = 0.55
_RANK_OFFSET = 10


def topics_in(text: str, snapshot: Snapshot) -> tuple[str, ...]:
    """Ids of the topics that a text names, longest names first where they overlap."""
    row = terms.words(text)[:200]
    found: list[str] = []
    at = 0
    while at < len(row):
        id, length = _longest(row, at, snapshot)
        if id is not None:
            found.append(id)
        at += length
    return tuple(dict.fromkeys(found))


def _longest(row: list[str], at: int, snapshot: Snapshot) -> tuple[str | None, int]:
    for length in range(min(_LONGEST_NAME, len(row) - at), 0, -1):
        name = " ".join(row[at : at + length])
        id = snapshot.names.get(name) or snapshot.names.get(name.removesuffix("s"))
        if id is not None and name not in terms.STOP:
            return id, length
    return None, 1


def search(
    connection: Connection,
    snapshot: Snapshot,
    text: str,
    vector: NDArray[np.float32] | None,
    told: Sequence[Sequence[Statement]],
    limit: int,
) -> tuple[Statement, ...]:
    """The best statements; `told` are those of each topic that the text names."""
    asked = tuple(dict.fromkeys(terms.terms(text)))[:_MOST_WORDS]
    cued = _cued(text, snapshot)
    weights = _weights(connection, asked, snapshot.count)
    by_words = _by_words(connection, weights)
    by_vector = _by_vector(connection, snapshot, vector)
    of_topics = {s.id: sum(s in row for row in told) for row in told for s in row}
    if not told:
        by_words = [(s, c) for s, c in by_words if c >= _COVERED]
        by_vector = [(s, likeness) for s, likeness in by_vector if likeness >= _ALIKE]
    score: dict[str, float] = {}
    known = {s.id: s for s in (*(s for row in told for s in row), *(s for s, _ in by_words))}
    known.update((s.id, s) for s, _ in by_vector)
    for ranked in (by_words, by_vector):
        for place, (statement, share) in enumerate(ranked):
            score[statement.id] = score.get(statement.id, 0) + share / (_RANK_OFFSET + place)
    for place, statement in enumerate(known.values()):
        bonus = 0.05 * of_topics.get(statement.id, 0) + 0.04 * (statement.about in cued)
        score[statement.id] = score.get(statement.id, 0) + bonus - place * 1e-5
    best = sorted(known.values(), key=lambda s: -score[s.id])
    return tuple(best[:limit])


def _cued(text: str, snapshot: Snapshot) -> frozenset[str]:
    """What the question is about, by the words that give it away."""
    padded = f" {terms.key(text)} "
    return frozenset(
        about
        for about, cues in snapshot.content.cues.items()
        if any(f" {cue} " in padded for cue in cues)
    )


def _weights(
    connection: Connection, asked: Sequence[str], count: int
) -> dict[str, tuple[float, int]]:
    """Each word's weight (rare words weigh more) and how many statements hold it."""
    if not asked:
        return {}
    table = tables.terms
    rows = connection.execute(sa.select(table).where(table.c.term.in_(asked)))
    held = {row.term: row.statements for row in rows}
    return {
        term: (math.log(1 + (count + 1) / (held.get(term, 0) + 0.5)), held.get(term, 0))
        for term in asked
    }


def _by_words(
    connection: Connection, weights: dict[str, tuple[float, int]]
) -> list[tuple[Statement, float]]:
    """Statements with the share of the question's weight that they hold, best first."""
    usable, work = [], 0
    for term, (_, held) in sorted(weights.items(), key=lambda pair: pair[1][1]):
        if held and (work + held <= _COMMONEST):
            usable.append(term)
            work += held
    if not usable:
        return []
    total = sum(weight for weight, _ in weights.values())
    found = []
    for row in _matching(connection, usable):
        own = set(row.words.split())
        held_weight = sum(weight for term, (weight, _) in weights.items() if term in own)
        found.append((statement_of(row), held_weight / total))
    return sorted(found, key=lambda pair: -pair[1])


def _matching(connection: Connection, words: Sequence[str]) -> Sequence[Any]:
    """Rows that hold any of the words, by the full-text index of this database."""
    table = tables.statements
    if connection.dialect.name == "sqlite":
        query = sa.text(
            "SELECT rowid FROM kb_statement_fts WHERE kb_statement_fts MATCH :words"
            " ORDER BY rank LIMIT :taken"
        )
        asked = " OR ".join(f'"{word}"' for word in words)
        numbers = [r[0] for r in connection.execute(query, {"words": asked, "taken": _TAKEN})]
        return _numbered(connection, numbers)
    if connection.dialect.name == "postgresql":
        vector = sa.func.to_tsvector(sa.text("'simple'"), table.c.words)
        asked_for = sa.func.to_tsquery(sa.text("'simple'"), " | ".join(words))
        ranked = sa.select(table).where(vector.op("@@")(asked_for))
        ranked = ranked.order_by(sa.func.ts_rank(vector, asked_for).desc(), table.c.number)
        return list(connection.execute(ranked.limit(_TAKEN)))
    holds = sa.or_(*(table.c.words.like(f"%{word}%") for word in words))
    return list(connection.execute(sa.select(table).where(holds).limit(_TAKEN)))


def _numbered(connection: Connection, numbers: Sequence[int]) -> list[Any]:
    """Rows by their numbers, in that order."""
    table = tables.statements
    rows = connection.execute(sa.select(table).where(table.c.number.in_(numbers)))
    found = {row.number: row for row in rows}
    return [found[n] for n in numbers if n in found]


def _by_vector(
    connection: Connection, snapshot: Snapshot, vector: NDArray[np.float32] | None
) -> list[tuple[Statement, float]]:
    """The statements most alike in meaning, with their cosine."""
    if vector is None or snapshot.vectors is None:
        return []
    numbers, matrix = snapshot.vectors
    likeness = matrix @ vector.reshape(-1)
    best = likeness.argsort()[::-1][:_TAKEN]
    rows = _numbered(connection, [numbers[i] for i in best])
    return [(statement_of(row), float(likeness[i])) for row, i in zip(rows, best, strict=True)]
