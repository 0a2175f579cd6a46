"""The knowledge base's own tables: one version at a time, replaced as a whole.

How they are filled and read stays out (`load.py`, `queries.py`).
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

metadata = sa.MetaData()

#: One row: the version whose content stands in all other tables.
versions = sa.Table(
    "kb_version",
    metadata,
    sa.Column("version", sa.String(64), primary_key=True),
    sa.Column("encoder", sa.String(64), nullable=False),
)

topics = sa.Table(
    "kb_topic",
    metadata,
    sa.Column("id", sa.String(80), primary_key=True),
    sa.Column("kind", sa.String(20), primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("summary", sa.Text, nullable=False),
    sa.Column("aliases", sa.JSON, nullable=False),
    sa.Column("also", sa.JSON, nullable=False),
)

names = sa.Table(
    "kb_name",
    metadata,
    sa.Column("name", sa.String(200), primary_key=True),
    sa.Column("topic", sa.String(80), nullable=False),
    sa.Column("rank", sa.Integer, nullable=False),
)

statements = sa.Table(
    "kb_statement",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", sa.String(160), nullable=False, unique=True),
    sa.Column("topic", sa.String(80), nullable=False, index=True),
    sa.Column("about", sa.String(20), nullable=False),
    sa.Column("plain", sa.Text, nullable=False),
    sa.Column("clinical", sa.Text, nullable=False),
    sa.Column("grade", sa.String(1), nullable=False),
    sa.Column("sources", sa.JSON, nullable=False),
    sa.Column("checked_against", sa.String(80)),
    sa.Column("checked_on", sa.String(10)),
    sa.Column("touches", sa.JSON, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("vector", sa.LargeBinary),
)

#: Further topics that a statement tells of, or only names.
touches = sa.Table(
    "kb_touch",
    metadata,
    sa.Column("topic", sa.String(80), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("named", sa.Boolean, nullable=False),
)

interactions = sa.Table(
    "kb_interaction",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", sa.String(160), nullable=False),
    sa.Column("a", sa.String(80), nullable=False, index=True),
    sa.Column("b", sa.String(80), nullable=False, index=True),
    sa.Column("severity", sa.String(20), nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
)

sources = sa.Table(
    "kb_source",
    metadata,
    sa.Column("id", sa.String(80), primary_key=True),
    sa.Column("body", sa.JSON, nullable=False),
)

#: Files that are read whole: pathways, hormones, offers, conditions, labs, cues of questions.
documents = sa.Table(
    "kb_document",
    metadata,
    sa.Column("name", sa.String(120), primary_key=True),
    sa.Column("folder", sa.String(20), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
)
WHOLE = ("pathways", "hormones", "nutrients", "lifestyle", "conditions", "labs", "search")

#: How many statements hold a word: what stands everywhere finds nothing.
terms = sa.Table(
    "kb_term",
    metadata,
    sa.Column("term", sa.String(80), primary_key=True),
    sa.Column("statements", sa.Integer, nullable=False),
)

#: In the order in which they are emptied.
CONTENT = (terms, touches, statements, names, topics, interactions, sources, documents)


def create_tables(engine: Engine) -> None:
    """Create what is missing: tables and the full-text index of this database."""
    metadata.create_all(engine)
    with engine.execution_options(writes=True).begin() as connection:
        if engine.dialect.name == "sqlite":
            _create_fts5(connection)
        elif engine.dialect.name == "postgresql":
            connection.execute(
                sa.text(
                    "CREATE INDEX IF NOT EXISTS kb_statement_words ON kb_statement"
                    " USING gin (to_tsvector('simple', words))"
                )
            )


def _create_fts5(connection: Connection) -> None:
    connection.execute(
        sa.text(
            "CREATE VIRTUAL TABLE IF NOT EXISTS kb_statement_fts"
            " USING fts5(words, content='', tokenize='unicode61')"
        )
    )
