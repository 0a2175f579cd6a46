"""The record of each client: consents, answers with their history, state, alerts.

One turn is one transaction. Scores, triage and plan are never stored; they are computed.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from attune.errors import StorageError, UnknownSender
from attune.intake.answers import Answer
from attune.records import tables as t
from attune.records.answer_json import answer_from_json, answer_to_json
from attune.records.conversations import Cipher


@dataclass(frozen=True)
class ClientFacts:
    """What is known of a client besides answers."""

    sender_id: str
    channel: str
    locale: str | None
    country: str | None
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True)
class Consented:
    """A scope and whether it was granted, when, under which version of the text."""

    scope: str
    granted: bool
    policy_version: str
    at: datetime


class Records:
    """Opens a client's record for one turn, or to read."""

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        self._engine = engine
        self._cipher = cipher

    @contextmanager
    def turn(self, sender_id: str) -> Iterator[TurnRecord]:
        """One transaction over a client's record; raises StorageError when nothing was kept."""
        try:
            with self._writing() as connection:
                yield TurnRecord(connection, self._cipher, sender_id)
        except SQLAlchemyError:
            raise StorageError("The record could not be kept.") from None

    @contextmanager
    def reading(self, sender_id: str) -> Iterator[TurnRecord]:
        """The record to read. Raises UnknownSender if nobody is kept under that pseudonym."""
        try:
            with self._engine.connect() as connection:
                record = TurnRecord(connection, self._cipher, sender_id)
                if not record.seen_before():
                    raise UnknownSender("Nothing is kept under that sender.")
                yield record
        except SQLAlchemyError:
            raise StorageError("The record could not be read.") from None

    def erase(self, sender_id: str) -> dict[str, int]:
        """Delete every row of a client; rows by table. Raises UnknownSender if there is none."""
        removed: dict[str, int] = {}
        try:
            with self._writing() as connection:
                for name in t.OF_A_CLIENT:
                    table = t.metadata.tables[name]
                    gone = connection.execute(table.delete().where(table.c.sender_id == sender_id))
                    removed[name] = gone.rowcount
        except SQLAlchemyError:
            raise StorageError("The record could not be erased.") from None
        if not any(removed.values()):
            raise UnknownSender("Nothing is kept under that sender.")
        self._checkpoint()
        return removed

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(writes=True) as connection:
            with connection.begin():
                yield connection

    def _checkpoint(self) -> None:
        """Take what was erased out of SQLite's write-ahead log as well."""
        if self._engine.dialect.name != "sqlite":
            return
        raw = self._engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()


class TurnRecord:
    """One client's record inside a transaction."""

    def __init__(self, connection: Connection, cipher: Cipher, sender_id: str) -> None:
        self._connection = connection
        self._cipher = cipher
        self._id = sender_id
        self._row = (
            connection.execute(sa.select(t.clients).where(t.clients.c.sender_id == sender_id))
            .mappings()
            .first()
        )

    def seen_before(self) -> bool:
        """Whether this client was met in an earlier turn."""
        return self._row is not None

    def country(self) -> str | None:
        """The country the client gave, if they ever did."""
        return None if self._row is None else self._row["country"]

    def facts(self) -> ClientFacts:
        """What is known of the client. Raises UnknownSender for one never met."""
        if self._row is None:
            raise UnknownSender("Nothing is kept under that sender.")
        row = self._row
        return ClientFacts(
            self._id, row["channel"], row["locale"], row["country"],
            _aware(row["first_seen"]), _aware(row["last_seen"]),
        )  # fmt: skip

    def meet(
        self, channel: str, locale: str, country: str | None, zone: str | None, now: datetime
    ) -> None:
        """Note that the client was here."""
        values = {"channel": channel, "locale": locale, "timezone": zone, "last_seen": now}
        if country:
            values["country"] = country
        if self._row is None:
            self._connection.execute(
                t.clients.insert().values(sender_id=self._id, first_seen=now, **values)
            )
        else:
            self._connection.execute(
                t.clients.update().where(t.clients.c.sender_id == self._id).values(**values)
            )

    def state(self) -> dict[str, Any] | None:
        """The conversation's state as last set."""
        if self._row is None or self._row["state"] is None:
            return None
        return dict(json.loads(self._cipher.decrypt(self._row["state"])))

    def set_state(self, state: Mapping[str, Any]) -> None:
        """Replace the conversation's state."""
        sealed = self._cipher.encrypt(json.dumps(state).encode())
        self._connection.execute(
            t.clients.update().where(t.clients.c.sender_id == self._id).values(state=sealed)
        )

    def answers(self) -> dict[str, Answer]:
        """The current answer of each item."""
        rows = self._connection.execute(
            sa.select(t.answers)
            .where(t.answers.c.sender_id == self._id, t.answers.c.current.is_(True))
            .order_by(t.answers.c.id)
        ).mappings()
        return {row["item"]: self._answer(row) for row in rows}

    def history(self) -> list[tuple[Answer, bool]]:
        """Every answer ever given, oldest first, with whether it still holds."""
        rows = self._connection.execute(
            sa.select(t.answers).where(t.answers.c.sender_id == self._id).order_by(t.answers.c.id)
        ).mappings()
        return [(self._answer(row), bool(row["current"])) for row in rows]

    def save_answer(self, answer: Answer, message_id: str) -> None:
        """Add an answer; the earlier one of the item is kept as history."""
        self.retract(answer.item)
        self._connection.execute(
            t.answers.insert().values(
                sender_id=self._id,
                item=answer.item,
                current=True,
                message_id=message_id,
                at=answer.at,
                body=self._cipher.encrypt(answer_to_json(answer)),
            )
        )

    def retract(self, item: str) -> None:
        """Take an item's answer back; it stays in the history."""
        self._connection.execute(
            t.answers.update()
            .where(
                t.answers.c.sender_id == self._id,
                t.answers.c.item == item,
                t.answers.c.current.is_(True),
            )
            .values(current=False)
        )

    def forget_answers(self) -> None:
        """Delete every answer, its history too."""
        for table in (t.answers, t.signals):
            self._connection.execute(table.delete().where(table.c.sender_id == self._id))

    def forget_all(self) -> dict[str, int]:
        """Delete all that was told and agreed to; the turn that asked for it ends the record."""
        removed = {}
        for name in t.OF_A_CLIENT:
            if name in ("clients", "inbox", "conversation_snapshots"):
                continue
            table = t.metadata.tables[name]
            gone = self._connection.execute(table.delete().where(table.c.sender_id == self._id))
            removed[name] = gone.rowcount
        inbox = t.metadata.tables["inbox"]
        self._connection.execute(
            inbox.delete().where(inbox.c.sender_id == self._id, inbox.c.answered.is_(True))
        )
        return removed

    def consents(self) -> tuple[Consented, ...]:
        """The latest word on each scope."""
        rows = self._connection.execute(
            sa.select(t.consents)
            .where(t.consents.c.sender_id == self._id)
            .order_by(t.consents.c.id)
        ).mappings()
        latest = {
            row["scope"]: Consented(
                row["scope"], bool(row["granted"]), row["policy_version"], _aware(row["at"])
            )
            for row in rows
        }
        return tuple(latest.values())

    def granted_scopes(self) -> frozenset[str]:
        """Scopes that are granted now."""
        return frozenset(c.scope for c in self.consents() if c.granted)

    def grant(self, scopes: Collection[str], policy_version: str, now: datetime) -> None:
        """Grant `scopes`, and only those."""
        for scope in ("intake", "share_with_clinic", "follow_up"):
            self._connection.execute(
                t.consents.insert().values(
                    sender_id=self._id,
                    scope=scope,
                    granted=scope in scopes,
                    policy_version=policy_version,
                    at=now,
                )
            )

    def signals(self) -> frozenset[str]:
        """Symptom and danger flags that were ever raised."""
        rows = self._connection.execute(
            sa.select(t.signals.c.body).where(t.signals.c.sender_id == self._id)
        ).scalars()
        return frozenset(s for body in rows for s in json.loads(self._cipher.decrypt(body)))

    def add_signals(self, flags: Collection[str], message_id: str) -> None:
        """Keep flags that a message raised."""
        self._connection.execute(
            t.signals.insert().values(
                sender_id=self._id,
                message_id=message_id,
                at=datetime.now(timezone.utc),
                body=self._cipher.encrypt(json.dumps(sorted(flags)).encode()),
            )
        )

    def alert(self, category: str, level: str, raised_by: str, words: str, message_id: str) -> None:
        """Write a durable alert in this turn's transaction; once for a message and category."""
        same = sa.select(t.alerts.c.id).where(
            t.alerts.c.sender_id == self._id,
            t.alerts.c.message_id == message_id,
            t.alerts.c.category == category,
        )
        if message_id and self._connection.execute(same).first():
            return
        self._connection.execute(
            t.alerts.insert().values(
                sender_id=self._id,
                message_id=message_id,
                category=category,
                level=level,
                raised_by=raised_by[:64],
                at=datetime.now(timezone.utc),
                words=self._cipher.encrypt(words.encode()),
            )
        )

    def alerts(self) -> list[dict[str, Any]]:
        """Alerts of this client, oldest first, with the words that raised them."""
        rows = self._connection.execute(
            sa.select(t.alerts).where(t.alerts.c.sender_id == self._id).order_by(t.alerts.c.id)
        ).mappings()
        return [
            {
                "category": row["category"],
                "level": row["level"],
                "raised_by": row["raised_by"],
                "at": _aware(row["at"]),
                "words": self._cipher.decrypt(row["words"]).decode(),
            }
            for row in rows
        ]

    def _answer(self, row: Any) -> Answer:
        raw = self._cipher.decrypt(row["body"])
        return answer_from_json(row["item"], _aware(row["at"]), raw)


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=timezone.utc)
