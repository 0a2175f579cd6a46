"""What is held in memory of one version: topics, names, interactions, sources, whole files.

Statements stay in the database, but for those lately asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from attune.knowledge import tables
from attune.knowledge.documents import Document
from attune.knowledge.names import merged
from attune.knowledge.reading import content_of
from attune.knowledge.records import Checked, Content, Interaction, Source, Statement, Topic

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Above so many statements, vectors only re-order what words and names have found.
MOST_VECTORS = 20_000
#: Statements whose words stay in memory.
MOST_WORDS_KEPT = 20_000


class Snapshot:
    """One version. It is never changed once made; a new version makes a new one."""

    def __init__(self, connection: Connection, version: str) -> None:
        """Read it; `connection` must be in the transaction that read `version`."""
        self.version = version
        rows = connection.execute(sa.select(tables.topics).order_by(tables.topics.c.position))
        self.rows = tuple(_topic(row) for row in rows)
        self.topics = merged(self.rows)
        self.names = _names(connection)
        self.pairs = _pairs(connection)
        self.sources = {
            row.id: Source(**row.body) for row in connection.execute(sa.select(tables.sources))
        }
        self._documents = tuple(_documents(connection))
        self.count: int = connection.execute(
            sa.select(sa.func.count()).select_from(tables.statements)
        ).scalar_one()
        self.vectors = _vectors(connection) if 0 < self.count <= MOST_VECTORS else None
        self.told: dict[str, tuple[Statement, ...]] = {}
        self.words: dict[str, frozenset[str]] = {}

    @cached_property
    def content(self) -> Content:
        """Pathways, effects, offers, conditions, labs and cues, typed."""
        return content_of(self._documents, self.version)

    def keep(self, row: Any) -> Statement:
        """A row of the table of statements, typed; the words it is found by are kept beside."""
        if len(self.words) > MOST_WORDS_KEPT:
            self.words.clear()
            self.told.clear()
        self.words[row.id] = frozenset(row.words.split())
        return statement_of(row)

    def kin(self, id: str) -> tuple[str, ...]:
        """The id itself, its classes, and what else it counts as."""
        topic = self.topics.get(id)
        return (id, *topic.also) if topic else (id,)


def statement_of(row: Any) -> Statement:
    """A row of the table of statements, typed."""
    checked = Checked(row.checked_against, row.checked_on) if row.checked_against else None
    return Statement(
        row.id, row.topic, row.about, row.plain, row.clinical, row.grade, tuple(row.sources),
        checked, tuple(row.touches),
    )  # fmt: skip


def _topic(row: Any) -> Topic:
    return Topic(
        row.id, row.kind, row.name, row.summary, tuple(row.aliases), (row.kind,), tuple(row.also)
    )


def _names(connection: Connection) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in connection.execute(sa.select(tables.names).order_by(tables.names.c.rank)):
        found.setdefault(row.name, row.topic)
    return found


def _pairs(connection: Connection) -> dict[tuple[str, str], list[Interaction]]:
    """Interactions by their two ids, in order of the alphabet."""
    found: dict[tuple[str, str], list[Interaction]] = defaultdict(list)
    table = tables.interactions
    for row in connection.execute(sa.select(table).order_by(table.c.position)):
        found[min(row.a, row.b), max(row.a, row.b)].append(_interaction(row.body))
    return dict(found)


def _interaction(body: dict[str, Any]) -> Interaction:
    lists = {key: tuple(body[key]) for key in ("sources", "only", "unless")}
    checked = Checked(**body["checked"]) if body["checked"] else None
    return Interaction(**{**body, **lists, "checked": checked})


def _documents(connection: Connection) -> Iterator[Document]:
    table = tables.documents
    for row in connection.execute(sa.select(table).order_by(table.c.position)):
        yield Document(row.folder, row.name, Path(row.name), row.body)


def _vectors(connection: Connection) -> tuple[list[int], NDArray[np.float32]] | None:
    """Numbers of the statements that have a vector, and the vectors, one a row."""
    table = tables.statements
    rows = connection.execute(
        sa.select(table.c.number, table.c.vector).where(table.c.vector.is_not(None))
    ).all()
    if not rows:
        return None
    import numpy as np

    flat = np.frombuffer(b"".join(row.vector for row in rows), dtype=np.float16)
    return [row.number for row in rows], flat.reshape(len(rows), -1).astype(np.float32)
