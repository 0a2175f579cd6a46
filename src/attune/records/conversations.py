"""Conversations as they travel: the inbox, every event ever, the short window, what was sent.

A message is committed here before anything handles it. Rasa itself is not known here: events
come and go as plain dicts, and everything a client wrote is encrypted.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from attune.errors import StorageError

metadata = sa.MetaData()

_events = sa.Table(
    "conversation_events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(64), nullable=False, index=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("events", sa.LargeBinary, nullable=False),
)
_snapshots = sa.Table(
    "conversation_snapshots",
    metadata,
    sa.Column("sender_id", sa.String(64), primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("window", sa.LargeBinary, nullable=False),
)
_inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("sender_id", sa.String(64), primary_key=True),
    sa.Column("message_id", sa.String(64), primary_key=True),
    sa.Column("channel", sa.String(32), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("answered", sa.Boolean, nullable=False, default=False, index=True),
)
_outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("sender_id", sa.String(64), primary_key=True),
    sa.Column("message_id", sa.String(64), primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("messages", sa.LargeBinary, nullable=False),
)


class Cipher(Protocol):
    """What encrypts: `cryptography`'s MultiFernet has this shape."""

    def encrypt(self, msg: bytes) -> bytes: ...

    def decrypt(self, msg: bytes) -> bytes: ...


@dataclass(frozen=True)
class Incoming:
    """A message as it stands in the inbox."""

    sender_id: str
    message_id: str
    channel: str
    at: datetime
    text: str
    metadata: dict[str, Any]


class Conversations:
    """Reads and writes conversations; each method is one transaction.

    Every method raises StorageError, without the client's words, when the database fails.
    """

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        self._engine = engine
        self._cipher = cipher

    def create_tables(self) -> None:
        """Create the tables that are missing."""
        with _honest("prepared"):
            metadata.create_all(self._engine)

    def accept(self, message: Incoming) -> bool:
        """Commit `message` to the inbox; False when that message was accepted before."""
        row = {
            "sender_id": message.sender_id,
            "message_id": message.message_id,
            "channel": message.channel,
            "at": message.at,
            "body": self._seal({"text": message.text, "metadata": message.metadata}),
            "answered": False,
        }
        try:
            with _honest("kept"), self._engine.begin() as connection:
                connection.execute(_inbox.insert().values(**row))
        except _AlreadyThere:
            return False
        return True

    def answered(self, sender_id: str, message_id: str) -> bool:
        """Whether a turn that answered the message was kept."""
        query = sa.select(_inbox.c.answered).where(
            _inbox.c.sender_id == sender_id, _inbox.c.message_id == message_id
        )
        with _honest("read"), self._engine.connect() as connection:
            return bool(connection.execute(query).scalar())

    def unanswered(self) -> tuple[Incoming, ...]:
        """Messages that were accepted and never answered, oldest first."""
        query = sa.select(_inbox).where(_inbox.c.answered.is_(False)).order_by(_inbox.c.at)
        with _honest("read"), self._engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(self._incoming(row) for row in rows)

    def set_aside(self, sender_id: str, message_id: str) -> None:
        """Mark a message as dealt with although no turn answered it."""
        update = (
            _inbox.update()
            .where(_inbox.c.sender_id == sender_id, _inbox.c.message_id == message_id)
            .values(answered=True)
        )
        with _honest("kept"), self._engine.begin() as connection:
            connection.execute(update)

    def answered_after(self, sender_id: str, at: datetime) -> bool:
        """Whether a later message of the same sender was answered."""
        query = (
            sa.select(sa.func.count())
            .select_from(_inbox)
            .where(
                _inbox.c.sender_id == sender_id,
                _inbox.c.at > at,
                _inbox.c.answered.is_(True),
            )
        )
        with _honest("read"), self._engine.connect() as connection:
            return bool(connection.execute(query).scalar())

    def window(self, sender_id: str) -> dict[str, Any] | None:
        """The short window of a conversation, or None for one that never began."""
        query = sa.select(_snapshots.c.window).where(_snapshots.c.sender_id == sender_id)
        with _honest("read"), self._engine.connect() as connection:
            sealed = connection.execute(query).scalar()
        return None if sealed is None else dict(self._open(sealed))

    def keep_turn(
        self,
        sender_id: str,
        events: Sequence[dict[str, Any]],
        window: dict[str, Any],
        answered: Sequence[str] = (),
    ) -> None:
        """Add a turn to the archive, replace the window, mark its messages as answered."""
        now = datetime.now(timezone.utc)
        sealed = self._seal(window)
        with _honest("kept"), self._engine.begin() as connection:
            if events:
                connection.execute(
                    _events.insert().values(
                        sender_id=sender_id, at=now, events=self._seal(list(events))
                    )
                )
            replaced = connection.execute(
                _snapshots.update()
                .where(_snapshots.c.sender_id == sender_id)
                .values(at=now, window=sealed)
            )
            if not replaced.rowcount:
                connection.execute(
                    _snapshots.insert().values(sender_id=sender_id, at=now, window=sealed)
                )
            if answered:
                connection.execute(
                    _inbox.update()
                    .where(_inbox.c.sender_id == sender_id, _inbox.c.message_id.in_(list(answered)))
                    .values(answered=True)
                )

    def archive(self, sender_id: str) -> list[dict[str, Any]]:
        """Every event of a conversation, oldest first."""
        query = (
            sa.select(_events.c.events)
            .where(_events.c.sender_id == sender_id)
            .order_by(_events.c.id)
        )
        with _honest("read"), self._engine.connect() as connection:
            turns = connection.execute(query).scalars().all()
        return [event for turn in turns for event in self._open(turn)]

    def senders(self) -> list[str]:
        """Pseudonyms of all conversations."""
        with _honest("read"), self._engine.connect() as connection:
            return list(connection.execute(sa.select(_snapshots.c.sender_id)).scalars())

    def keep_reply(
        self, sender_id: str, message_id: str, messages: Sequence[dict[str, Any]]
    ) -> None:
        """Keep what a message was answered with, for the same message asked again."""
        row = {
            "sender_id": sender_id,
            "message_id": message_id,
            "at": datetime.now(timezone.utc),
            "messages": self._seal(list(messages)),
        }
        try:
            with _honest("kept"), self._engine.begin() as connection:
                connection.execute(_outbox.insert().values(**row))
        except _AlreadyThere:
            return

    def reply(self, sender_id: str, message_id: str) -> list[dict[str, Any]] | None:
        """What a message was answered with, or None where nothing was kept."""
        query = sa.select(_outbox.c.messages).where(
            _outbox.c.sender_id == sender_id, _outbox.c.message_id == message_id
        )
        with _honest("read"), self._engine.connect() as connection:
            sealed = connection.execute(query).scalar()
        return None if sealed is None else list(self._open(sealed))

    def _incoming(self, row: Any) -> Incoming:
        body = self._open(row["body"])
        at = row["at"] if row["at"].tzinfo else row["at"].replace(tzinfo=timezone.utc)
        return Incoming(
            row["sender_id"], row["message_id"], row["channel"], at, body["text"], body["metadata"]
        )

    def _seal(self, value: Any) -> bytes:
        return self._cipher.encrypt(json.dumps(value, separators=(",", ":")).encode())

    def _open(self, sealed: bytes) -> Any:
        return json.loads(self._cipher.decrypt(sealed))


class _AlreadyThere(Exception):
    """The row exists."""


class _honest:  # noqa: N801 - reads as a phrase where it is used
    """Turns a failure of the database into one sentence without values."""

    def __init__(self, verb: str) -> None:
        self._verb = verb

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, IntegrityError):
            raise _AlreadyThere from None
        if isinstance(error, SQLAlchemyError):
            raise StorageError(f"The conversation could not be {self._verb}.") from None
