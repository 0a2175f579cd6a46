"""The record and the conversations as they first were."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TABLES = (
    "outbox", "inbox", "conversation_snapshots", "conversation_events", "alerts", "signals",
    "answers", "consents", "clients",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables."""
    _record()
    _conversations()


def downgrade() -> None:
    """Drop the tables, and with them everything that was kept."""
    for table in _TABLES:
        op.drop_table(table)


def _record() -> None:
    op.create_table(
        "clients",
        _sender(primary_key=True),
        _text("channel", 32),
        _text("locale", 64, nullable=True),
        _text("country", 64, nullable=True),
        _text("timezone", 64, nullable=True),
        _at("first_seen"),
        _at("last_seen"),
        sa.Column("state", sa.LargeBinary),
    )
    _listed(
        "consents", _text("scope", 32), _flag("granted"), _text("policy_version", 32), _at("at")
    )
    _listed(
        "answers",
        _text("item", 64),
        _flag("current"),
        _text("message_id", 64),
        _at("at"),
        _sealed("body"),
    )
    _listed("signals", _text("message_id", 64), _at("at"), _sealed("body"))
    _listed(
        "alerts",
        _text("message_id", 64),
        _text("category", 32),
        _text("level", 16),
        _text("raised_by", 64),
        _at("at"),
        _sealed("words"),
        _text("acknowledged_by", 64, nullable=True),
        _at("acknowledged_at", nullable=True),
    )


def _conversations() -> None:
    _listed("conversation_events", _at("at"), _sealed("events"))
    op.create_table(
        "conversation_snapshots", _sender(primary_key=True), _at("at"), _sealed("window")
    )
    op.create_table(
        "inbox",
        _sender(primary_key=True),
        sa.Column("message_id", sa.String(64), primary_key=True),
        _text("channel", 32),
        _at("at"),
        _sealed("body"),
        _flag("answered"),
    )
    op.create_index("ix_inbox_at", "inbox", ["at"])
    op.create_index("ix_inbox_answered", "inbox", ["answered"])
    op.create_table(
        "outbox",
        _sender(primary_key=True),
        sa.Column("message_id", sa.String(64), primary_key=True),
        _at("at"),
        _sealed("messages"),
    )


def _listed(name: str, *columns: Any) -> None:
    id = sa.Column("id", sa.Integer, primary_key=True)
    op.create_table(name, id, _sender(nullable=False), *columns)
    op.create_index(f"ix_{name}_sender_id", name, ["sender_id"])


def _sender(**options: Any) -> sa.Column[Any]:
    return sa.Column("sender_id", sa.String(64), **options)


def _at(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, length: int, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _sealed(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary, nullable=False)
