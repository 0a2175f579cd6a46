"""The tables of the record; every column that holds a client's words or values is encrypted.

Reading and writing them is `repository.py`; conversations as they travel are apart.
"""

from __future__ import annotations

import sqlalchemy as sa

from attune.records.conversations import metadata as metadata

_at = sa.DateTime(timezone=True)

clients = sa.Table(
    "clients",
    metadata,
    sa.Column("sender_id", sa.String(64), primary_key=True),
    sa.Column("channel", sa.String(32), nullable=False),
    sa.Column("locale", sa.String(64)),
    sa.Column("country", sa.String(64)),
    sa.Column("timezone", sa.String(64)),
    sa.Column("first_seen", _at, nullable=False),
    sa.Column("last_seen", _at, nullable=False),
    sa.Column("state", sa.LargeBinary),
)
consents = sa.Table(
    "consents",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(64), nullable=False, index=True),
    sa.Column("scope", sa.String(32), nullable=False),
    sa.Column("granted", sa.Boolean, nullable=False),
    sa.Column("policy_version", sa.String(32), nullable=False),
    sa.Column("at", _at, nullable=False),
)
answers = sa.Table(
    "answers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(64), nullable=False, index=True),
    sa.Column("item", sa.String(64), nullable=False),
    sa.Column("current", sa.Boolean, nullable=False, default=True),
    sa.Column("message_id", sa.String(64), nullable=False),
    sa.Column("at", _at, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)
signals = sa.Table(
    "signals",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(64), nullable=False, index=True),
    sa.Column("message_id", sa.String(64), nullable=False),
    sa.Column("at", _at, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)
alerts = sa.Table(
    "alerts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(64), nullable=False, index=True),
    sa.Column("message_id", sa.String(64), nullable=False),
    sa.Column("category", sa.String(32), nullable=False),
    sa.Column("level", sa.String(16), nullable=False),
    sa.Column("raised_by", sa.String(64), nullable=False),
    sa.Column("at", _at, nullable=False),
    sa.Column("words", sa.LargeBinary, nullable=False),
    sa.Column("acknowledged_by", sa.String(64)),
    sa.Column("acknowledged_at", _at),
)
#: messages that were served to the end; what is replayed after a crash changes nothing again
processed = sa.Table(
    "processed_messages",
    metadata,
    sa.Column("sender_id", sa.String(64), primary_key=True),
    sa.Column("message_id", sa.String(64), primary_key=True),
    sa.Column("at", _at, nullable=False),
)
#: what stands for a client in the audit trail; random, and erased with the client
references = sa.Table(
    "client_references",
    metadata,
    sa.Column("sender_id", sa.String(64), primary_key=True),
    sa.Column("reference", sa.String(32), nullable=False, unique=True),
)
audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", _at, nullable=False),
    sa.Column("actor", sa.String(128), nullable=False),
    sa.Column("action", sa.String(64), nullable=False),
    sa.Column("reference", sa.String(32)),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("previous", sa.String(64), nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
)
#: one row: a known value, encrypted, by which a wrong key is noticed before anything is written
key_check = sa.Table(
    "key_check",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("pseudonym", sa.String(64), nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)
#: tables whose rows belong to one client, in the order in which they are erased
OF_A_CLIENT = (
    "answers", "consents", "signals", "alerts", "conversation_events", "conversation_snapshots",
    "inbox", "outbox", "processed_messages", "client_references", "clients",
)  # fmt: skip
