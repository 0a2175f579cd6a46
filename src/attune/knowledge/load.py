"""Loads the checked content into the database: one transaction, one version, the same rows.

Readers take it up at their next query (`queries.py`); checking is done by `checks/`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from attune.errors import ContentError
from attune.knowledge import tables, terms
from attune.knowledge.checks import check
from attune.knowledge.documents import version_of
from attune.knowledge.names import index, named_in
from attune.knowledge.reading import read_content
from attune.knowledge.records import Content, Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Encode = Callable[[Sequence[str]], NDArray[np.float32]]

_MOST_FAULTS = 5


def load_content(
    engine: Engine, knowledge_dir: Path, encode: Encode | None = None, encoder: str = ""
) -> str:
    """Load what stands in `knowledge_dir`, unless it is loaded; says what stands there now.

    `encode` gives each plain reading a vector; `encoder` names it, so that another one is noticed.
    Raises ContentError, and leaves what was loaded before, where the content has faults.
    """
    tables.create_tables(engine)
    version = version_of(knowledge_dir)
    with engine.connect() as connection:
        row = connection.execute(sa.select(tables.versions)).first()
    if row is not None and row.version == version and (encode is None or row.encoder == encoder):
        return f"knowledge {version}, unchanged"
    faults = check(knowledge_dir)
    if faults:
        shown = "\n".join(str(fault) for fault in faults[:_MOST_FAULTS])
        raise ContentError(f"{len(faults)} faults in {knowledge_dir}:\n{shown}")
    content = read_content(knowledge_dir)
    replace(engine, content, encode, encoder)
    return f"knowledge {content.version}, {len(content.statements)} statements"


def replace(
    engine: Engine, content: Content, encode: Encode | None = None, encoder: str = ""
) -> None:
    """Put `content` in place of whatever is loaded, in one transaction."""
    tables.create_tables(engine)
    vectors = _vectors(engine, content.statements, encode, encoder) if encode else {}
    with engine.execution_options(writes=True).begin() as connection:
        _empty(connection)
        _insert(connection, tables.topics, _topic_rows(content))
        _insert(connection, tables.names, _name_rows(content))
        _insert_statements(connection, content, vectors)
        _insert(connection, tables.interactions, _interaction_rows(content))
        _insert(
            connection, tables.sources, [{"id": s.id, "body": asdict(s)} for s in content.sources]
        )
        _insert(connection, tables.documents, _document_rows(content))
        _insert(
            connection,
            tables.versions,
            [{"version": content.version, "encoder": encoder if encode else ""}],
        )


def _empty(connection: Connection) -> None:
    connection.execute(sa.delete(tables.versions))
    for table in tables.CONTENT:
        connection.execute(sa.delete(table))
    if connection.dialect.name == "sqlite":
        connection.execute(
            sa.text("INSERT INTO kb_statement_fts(kb_statement_fts) VALUES ('delete-all')")
        )


def _insert(connection: Connection, table: sa.Table, rows: Iterable[dict[str, Any]]) -> None:
    listed = list(rows)
    if listed:
        connection.execute(sa.insert(table), listed)


def _topic_rows(content: Content) -> list[dict[str, Any]]:
    rows = {
        (t.id, t.kind): {
            "id": t.id,
            "kind": t.kind,
            "position": position,
            "name": t.name,
            "summary": t.summary,
            "aliases": list(t.aliases),
            "also": list(t.also),
        }
        for position, t in enumerate(content.topics)
    }
    return list(rows.values())


def _name_rows(content: Content) -> list[dict[str, Any]]:
    return [
        {"name": name[:200], "topic": id, "rank": rank}
        for rank, (name, id) in enumerate(index(content.topics).items())
    ]


def _insert_statements(connection: Connection, content: Content, vectors: dict[str, bytes]) -> None:
    statements = content.statements
    rows = [_statement_row(n, s, vectors) for n, s in enumerate(statements, 1)]
    _insert(connection, tables.statements, rows)
    counts = Counter(term for row in rows for term in set(row["words"].split()))
    _insert(
        connection, tables.terms, [{"term": t[:80], "statements": n} for t, n in counts.items()]
    )
    _insert(connection, tables.touches, _touch_rows(content))
    if connection.dialect.name == "sqlite" and rows:
        connection.execute(
            sa.text("INSERT INTO kb_statement_fts(rowid, words) VALUES (:number, :words)"),
            [{"number": row["number"], "words": row["words"]} for row in rows],
        )


def _touch_rows(content: Content) -> list[dict[str, Any]]:
    """What statements tell of beside their own topic: said so, or named in their plain reading."""
    names = index(content.topics)
    rows = []
    for number, s in enumerate(content.statements, 1):
        named = (ids[0] for ids in named_in(terms.words(s.plain), names))
        for id in dict.fromkeys((*s.touches, *named)):
            if id != s.topic:
                rows.append({"topic": id, "number": number, "named": id not in s.touches})
    return rows


def _statement_row(number: int, s: Statement, vectors: dict[str, bytes]) -> dict[str, Any]:
    found_by = " ".join((s.topic.replace("-", " "), s.about, s.plain, s.clinical))
    return {
        "number": number,
        "id": s.id,
        "topic": s.topic,
        "about": s.about,
        "plain": s.plain,
        "clinical": s.clinical,
        "grade": s.grade,
        "sources": list(s.sources),
        "checked_against": s.checked.against if s.checked else None,
        "checked_on": s.checked.on if s.checked else None,
        "touches": list(s.touches),
        "words": " ".join(terms.terms(found_by)),
        "vector": vectors.get(s.plain),
    }


def _interaction_rows(content: Content) -> list[dict[str, Any]]:
    return [
        {
            "position": position,
            "id": i.id,
            "a": i.a,
            "b": i.b,
            "severity": i.severity,
            "body": asdict(i),
        }
        for position, i in enumerate(content.interactions)
    ]


def _document_rows(content: Content) -> list[dict[str, Any]]:
    """The files that hold more than names, statements, sources and interactions, as written."""
    return [
        {"folder": d.folder, "name": d.name, "position": position, "body": d.raw}
        for position, d in enumerate(content.documents)
        if d.folder in tables.WHOLE
    ]


def _vectors(
    engine: Engine, statements: Sequence[Statement], encode: Encode, encoder: str
) -> dict[str, bytes]:
    """A vector for each plain reading; those of unchanged readings are kept."""
    known = _known_vectors(engine, encoder)
    new = [text for text in dict.fromkeys(s.plain for s in statements) if text not in known]
    for start in range(0, len(new), 64):
        batch = new[start : start + 64]
        for text, vector in zip(batch, encode(batch), strict=True):
            known[text] = vector.astype("float16").tobytes()
    return known


def _known_vectors(engine: Engine, encoder: str) -> dict[str, bytes]:
    with engine.connect() as connection:
        row = connection.execute(sa.select(tables.versions.c.encoder)).first()
        if row is None or row.encoder != encoder:
            return {}
        table = tables.statements
        rows = connection.execute(
            sa.select(table.c.plain, table.c.vector).where(table.c.vector.is_not(None))
        )
        return {found.plain: found.vector for found in rows}
