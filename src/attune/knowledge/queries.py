"""Reads the knowledge base: topics, statements, interactions, offers, labs, sources, search.

It never writes, and takes up a newly loaded version at the next question. What is safe or
proposed for a person stays out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import OperationalError, ProgrammingError

from attune.errors import ContentError
from attune.knowledge import clashes, finding, tables, terms
from attune.knowledge.names import named_in, names_of
from attune.knowledge.records import (
    Condition,
    HormoneEffect,
    Interaction,
    Lab,
    Offer,
    Pathway,
    Source,
    Statement,
    Topic,
)
from attune.knowledge.snapshot import Snapshot
from attune.language.lexicon import LexiconEntry

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST_REMEMBERED = 256
_MOST_OF_A_TOPIC = 200
_MOST_WORDS = 200
_NOT_LOADED = "The knowledge base is not loaded; run: attune knowledge load"


class KnowledgeBase:
    """The loaded content. Safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        """Nothing is read before the first question."""
        self._engine = engine
        # what one question reads is of one version: SQLite sees to that by itself
        level = {"isolation_level": "REPEATABLE READ"}
        cluster = engine.dialect.name == "postgresql"
        self._reader = engine.execution_options(**level) if cluster else engine
        self._lock = Lock()
        self._snapshot: Snapshot | None = None

    @property
    def version(self) -> str:
        """The version that is loaded now."""
        return self._current().version

    def topic(self, id: str) -> Topic | None:
        """What an id stands for."""
        snapshot = self._current()
        return snapshot.topics.get(id)

    def topics(self, kind: str | None = None) -> tuple[Topic, ...]:
        """All topics, or those of a kind."""
        snapshot = self._current()
        found = snapshot.topics.values()
        return tuple(t for t in found if kind is None or kind in t.kinds)

    def resolve(self, name: str) -> str | None:
        """The id that a name, brand, alias or id leads to."""
        snapshot = self._current()
        return name if name in snapshot.topics else snapshot.names.get(terms.key(name))

    def lexicon_entries(self) -> tuple[LexiconEntry, ...]:
        """Every topic with all its names, once a kind; of statements nothing."""
        snapshot = self._current()
        return tuple(LexiconEntry(t.id, t.kind, names_of(t)) for t in snapshot.rows)

    def classes_of(self, id: str) -> frozenset[str]:
        """Classes of a medicine, and what else a thing counts as."""
        snapshot = self._current()
        return frozenset(snapshot.kin(id)[1:])

    def statements(
        self, ids: Collection[str], about: str | Collection[str] | None = None
    ) -> tuple[Statement, ...]:
        """What is said of these topics: each one's own first, then what touches it or its kin.

        `about` leaves only statements about that, or one of those.
        """
        kinds = {about} if isinstance(about, str) else set(about or ())
        with self._reading() as (connection, snapshot):
            found = dict.fromkeys(s for id in ids for s in _told(connection, snapshot, id))
        return tuple(s for s in found if not kinds or s.about in kinds)

    def search(
        self, text: str, vector: NDArray[np.float32] | None = None, limit: int = 8
    ) -> tuple[Statement, ...]:
        """Statements that answer a question, best first; empty where nothing fits it.

        `vector` is the question's, from the encoder that the content was loaded with.
        """
        with self._reading() as (connection, snapshot):
            told = _told_of_named(connection, snapshot, text)
            return finding.search(connection, snapshot, text, vector, told, limit)

    def interactions_between(self, ids: Collection[str]) -> tuple[Interaction, ...]:
        """What clashes among these: one a pair, the gravest, `a` and `b` as they were named."""
        snapshot = self._current()
        return clashes.between(tuple(dict.fromkeys(ids)), snapshot)

    def interactions(self) -> tuple[Interaction, ...]:
        """Every interaction as written, classes unexpanded."""
        snapshot = self._current()
        return tuple(i for found in snapshot.pairs.values() for i in found)

    def offers(self) -> tuple[Offer, ...]:
        """All that a plan may choose from."""
        snapshot = self._current()
        return snapshot.content.offers

    def conditions(self) -> tuple[Condition, ...]:
        """All conditions with what they change."""
        snapshot = self._current()
        return snapshot.content.conditions

    def labs(self) -> tuple[Lab, ...]:
        """All tests."""
        snapshot = self._current()
        return snapshot.content.labs

    def lab(self, id: str) -> Lab | None:
        """One test."""
        return next((lab for lab in self.labs() if lab.id == id), None)

    def pathway(self, id: str) -> Pathway | None:
        """One pathway with its reactions and the hormones that reach into it."""
        snapshot = self._current()
        return next((p for p in snapshot.content.pathways if p.id == id), None)

    def diagram_words(self) -> dict[str, str]:
        """The words of `diagram.draw`."""
        return self._current().content.diagram_words

    def effects(self) -> tuple[HormoneEffect, ...]:
        """What hormones do to pathways."""
        snapshot = self._current()
        return snapshot.content.effects

    def source(self, id: str) -> Source:
        """A source by its id. Raises ContentError for one that is not there."""
        snapshot = self._current()
        if id not in snapshot.sources:
            raise ContentError(f"No source has the id {id}")
        return snapshot.sources[id]

    def sources(self) -> tuple[Source, ...]:
        """All sources."""
        snapshot = self._current()
        return tuple(snapshot.sources.values())

    def _current(self) -> Snapshot:
        """What memory holds, if it is still the version that is loaded; else the new one."""
        snapshot = self._snapshot
        if snapshot is not None and self._loaded() == snapshot.version:
            return snapshot
        with self._reading() as (_, fresh):
            return fresh

    def _loaded(self) -> str | None:
        """The loaded version, asked past SQLAlchemy, which would take ten times as long."""
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("SELECT version FROM kb_version")
            row = cursor.fetchone()
            cursor.close()
        finally:
            connection.close()
        return row[0] if row else None

    @contextmanager
    def _reading(self) -> Iterator[tuple[Connection, Snapshot]]:
        """A read transaction and what memory holds of the version that it sees."""
        with self._reader.connect() as connection:
            try:
                version = connection.execute(sa.select(tables.versions.c.version)).scalar()
            except (OperationalError, ProgrammingError):
                raise ContentError(_NOT_LOADED) from None
            if version is None:
                raise ContentError(_NOT_LOADED)
            snapshot = self._snapshot
            if snapshot is None or snapshot.version != version:
                with self._lock:
                    self._snapshot = snapshot = Snapshot(connection, version)
            yield connection, snapshot


def _told_of_named(
    connection: Connection, snapshot: Snapshot, text: str
) -> dict[str, tuple[Statement, ...]]:
    """Statements by topic named in a text; where a name has none of its own, of one within it."""
    found: dict[str, tuple[Statement, ...]] = {}
    for ids in named_in(terms.words(text)[:_MOST_WORDS], snapshot.names):
        told = {id: _told(connection, snapshot, id) for id in ids}
        best = next((id for id in ids if any(s.topic == id for s in told[id])), ids[0])
        found[best] = told[best]
    return found


def _told(connection: Connection, snapshot: Snapshot, id: str) -> tuple[Statement, ...]:
    """Statements on one topic, from memory or from the database."""
    if id not in snapshot.told:
        if len(snapshot.told) >= _MOST_REMEMBERED:
            snapshot.told.clear()
        kin = snapshot.kin(id)[1:]
        rows = (
            *_rows(connection, (id,)),
            *_touching(connection, (id,)),
            *_rows(connection, kin),
            *_touching(connection, kin),
        )
        kept = dict.fromkeys(snapshot.keep(row) for row in rows)
        # warnings of other topics come last: who asks what a thing is, does not ask them first
        ranked = sorted(kept, key=lambda s: s.topic != id and s.about == "caution")
        snapshot.told[id] = tuple(ranked)
    return snapshot.told[id]


def _rows(connection: Connection, ids: Sequence[str]) -> Sequence[Any]:
    if not ids:
        return []
    table = tables.statements
    query = sa.select(table).where(table.c.topic.in_(ids)).order_by(table.c.number)
    return list(connection.execute(query.limit(_MOST_OF_A_TOPIC)))


def _touching(connection: Connection, ids: Sequence[str]) -> Sequence[Any]:
    if not ids:
        return []
    table, touch = tables.statements, tables.touches
    query = (
        sa.select(table)
        .join(touch, touch.c.number == table.c.number)
        .where(touch.c.topic.in_(ids))
        .order_by(touch.c.named, table.c.number)
    )
    return list(connection.execute(query.limit(_MOST_OF_A_TOPIC)))
