"""Finds statements for a question: by names in it, by its words, and by its vector, fused.

What is answered from them stays out; so does what a question wants other than knowledge.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from attune.knowledge import tables, terms
from attune.knowledge.names import names_of
from attune.knowledge.records import Statement
from attune.knowledge.snapshot import Snapshot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST_WORDS = 24
#: Words that more statements hold than this, all together, find nothing: it bounds the work.
_COMMONEST = 2_500
_TAKEN = 60
#: How much of a question's weight a statement must hold that is about no topic named in it.
_COVERED = 0.55
#: The same where topics were named, so that their own statements come first.
_COVERED_ASIDE = 0.75
#: The least likeness of a vector, where the words alone would not do.
_ALIKE = 0.5
# What each sign is worth: being of a named topic, touching one, naming one, being about what is
# asked, holding the question's other words, being alike in meaning.
_OWN, _TOUCHING, _NAMING, _CUED, _HOLDING, _MEANING = 1.0, 0.7, 0.4, 0.8, 1.5, 2.0

#: What words are worth in a statement on none of the topics that were named.
_ASIDE = 0.4
#: What a warning of another topic loses where nothing was asked of risks.
_WARNING = 0.3


@dataclass(frozen=True)
class Question:
    """What is asked: topics named, what about them, and the weight of its other words."""

    topics: tuple[str, ...]
    cued: frozenset[str]
    weights: dict[str, float]

    def share(self, words: Collection[str]) -> float:
        """How much of the weight of its words a statement holds, from 0 to 1."""
        total = sum(self.weights.values())
        return sum(w for term, w in self.weights.items() if term in words) / total if total else 0.0


def search(
    connection: Connection,
    snapshot: Snapshot,
    text: str,
    vector: NDArray[np.float32] | None,
    told: Mapping[str, Iterable[Statement]],
    limit: int,
) -> tuple[Statement, ...]:
    """The best statements; `told` are those of each topic that the text names."""
    cues = _cues(text, tuple(told), snapshot)
    asked, counts = _asked(connection, text, tuple(told), cues, snapshot)
    question = Question(tuple(told), frozenset(cues), asked)
    by_vector = _by_vector(connection, snapshot, vector)
    found = {s.id: s for statements in told.values() for s in statements}
    covered = _COVERED_ASIDE if told else _COVERED
    for row in _matching(connection, _usable(counts)):
        statement = snapshot.keep(row)
        if question.share(snapshot.words[statement.id]) >= covered:
            found.setdefault(statement.id, statement)
    for statement, likeness in by_vector.values():
        if likeness >= _ALIKE:
            found.setdefault(statement.id, statement)
    naming = {(id, s.id) for id, statements in told.items() for s in statements}
    scores = {s.id: _score(s, question, snapshot, naming, by_vector) for s in found.values()}
    return tuple(sorted(found.values(), key=lambda s: -scores[s.id])[:limit])


def _score(
    statement: Statement,
    question: Question,
    snapshot: Snapshot,
    naming: Collection[tuple[str, str]],
    by_vector: dict[str, tuple[Statement, float]],
) -> float:
    score = 0.0
    for topic in question.topics:
        if statement.topic == topic:
            score += _OWN
        elif topic in statement.touches or statement.topic in snapshot.kin(topic):
            score += _TOUCHING
        elif (topic, statement.id) in naming:
            score += _NAMING
    aside = _ASIDE if question.topics and not score else 1.0
    score += aside * _HOLDING * question.share(snapshot.words.get(statement.id, ()))
    score += _CUED * (statement.about in question.cued)
    if statement.about == "caution" and not question.cued & {"caution"}:
        score -= _WARNING * (statement.topic not in question.topics)
    likeness = by_vector[statement.id][1] if statement.id in by_vector else 0.0
    return score + _MEANING * max(0.0, likeness - 0.3)


def _cues(text: str, topics: Iterable[str], snapshot: Snapshot) -> dict[str, str]:
    """What the question is about, with the words that give it away; names are no such words."""
    padded = f" {terms.key(text)} "
    for id in topics:
        for name in _names(id, snapshot):
            padded = padded.replace(f" {terms.key(name)} ", "  ")
    return {
        about: cue
        for about, cues in snapshot.content.cues.items()
        for cue in cues
        if f" {cue} " in padded
    }


def _asked(
    connection: Connection,
    text: str,
    topics: Collection[str],
    cues: Mapping[str, str],
    snapshot: Snapshot,
) -> tuple[dict[str, float], dict[str, int]]:
    """Weights of the question's words, names and cues aside, and how many statements hold each.

    Rare words weigh more. The classes of a medicine that is named help to find, and weigh nothing.
    """
    said = {t for id in topics for name in _names(id, snapshot) for t in terms.terms(name)}
    said.update(t for cue in cues.values() for t in terms.terms(cue))
    all_own = list(dict.fromkeys(terms.terms(text)))
    own = [t for t in all_own if t not in said or not topics]
    kin = (k for id in topics for k in snapshot.kin(id)[1:])
    helping = {t for k in kin for name in _names(k, snapshot) for t in terms.terms(name)}
    asked = list(dict.fromkeys((*own[:_MOST_WORDS], *sorted(helping)[:_MOST_WORDS])))
    if not asked:
        return {}, {}
    table = tables.terms
    rows = connection.execute(sa.select(table).where(table.c.term.in_(asked)))
    held = {row.term: row.statements for row in rows}
    weights = {
        t: math.log(1 + (snapshot.count + 1) / (held.get(t, 0) + 0.5)) for t in own[:_MOST_WORDS]
    }
    return weights, {t: held.get(t, 0) for t in asked}


def _names(id: str, snapshot: Snapshot) -> tuple[str, ...]:
    topic = snapshot.topics.get(id)
    return names_of(topic) if topic else ()


def _usable(counts: dict[str, int]) -> list[str]:
    """Words that the index is asked for: the rare ones, as far as the work stays bounded."""
    usable, work = [], 0
    for term, held in sorted(counts.items(), key=lambda pair: pair[1]):
        if held and work + held <= _COMMONEST:
            usable.append(term)
            work += held
    return usable


def _matching(connection: Connection, words: Sequence[str]) -> Sequence[Any]:
    """Rows that hold any of the words, by the full-text index of this database."""
    table = tables.statements
    if not words:
        return []
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
) -> dict[str, tuple[Statement, float]]:
    """The statements most alike in meaning, by id, with their cosine."""
    if vector is None or snapshot.vectors is None:
        return {}
    numbers, matrix = snapshot.vectors
    likeness = matrix @ vector.reshape(-1)
    best = likeness.argsort()[::-1][:_TAKEN]
    rows = _numbered(connection, [numbers[i] for i in best])
    kept = [snapshot.keep(row) for row in rows]
    return {s.id: (s, float(likeness[i])) for s, i in zip(kept, best, strict=True)}
