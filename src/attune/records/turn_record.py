"""The record of one client, open for one turn: consents, answers with their history, state, alerts.

Scores, triage and plan are never stored; they are computed.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from attune.errors import UnknownSender
from attune.intake.answers import Answer
from attune.records import tables as t
from attune.records.answer_json import answer_from_json, answer_to_json
from attune.records.conversations import Cipher

# Statements of every turn, built once: building one takes longer than running it.
_MINE = sa.bindparam("sender")
_CLIENT = sa.select(t.clients).where(t.clients.c.sender_id == _MINE)
_CURRENT = (
    sa.select(t.answers.c.item, t.answers.c.at, t.answers.c.body)
    .where(t.answers.c.sender_id == _MINE, t.answers.c.current.is_(True))
    .order_by(t.answers.c.id)
)
_CONSENTS = sa.select(t.consents).where(t.consents.c.sender_id == _MINE).order_by(t.consents.c.id)
_SIGNALS = sa.select(t.signals.c.body).where(t.signals.c.sender_id == _MINE)
_SERVED = sa.select(t.processed.c.message_id).where(
    t.processed.c.sender_id == _MINE, t.processed.c.message_id == sa.bindparam("message")
)
_SET_STATE = (
    t.clients.update().where(t.clients.c.sender_id == _MINE).values(state=sa.bindparam("sealed"))
)
_RETRACT = (
    t.answers.update()
    .where(
        t.answers.c.sender_id == _MINE,
        t.answers.c.item == sa.bindparam("about"),
        t.answers.c.current.is_(True),
    )
    .values(current=False)
)
_ANSWER = t.answers.insert()
_DONE = t.processed.insert()


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


class TurnRecord:
    """One client's record inside a transaction."""

    def __init__(self, connection: Connection, cipher: Cipher, sender_id: str) -> None:
        self._connection = connection
        self._cipher = cipher
        self._id = sender_id
        self._done: dict[str, bool] = {}
        self._row = connection.execute(_CLIENT, {"sender": sender_id}).mappings().first()

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
        self._connection.execute(_SET_STATE, {"sender": self._id, "sealed": sealed})

    def answers(self) -> dict[str, Answer]:
        """The current answer of each item."""
        rows = self._connection.execute(_CURRENT, {"sender": self._id})
        return {
            item: answer_from_json(item, _aware(at), self._cipher.decrypt(body))
            for item, at, body in rows
        }

    def history(self) -> list[tuple[Answer, bool]]:
        """Every answer ever given, oldest first, with whether it still holds."""
        rows = self._connection.execute(
            sa.select(t.answers).where(t.answers.c.sender_id == self._id).order_by(t.answers.c.id)
        ).mappings()
        return [(self._answer(row), bool(row["current"])) for row in rows]

    def done(self, message_id: str) -> bool:
        """Whether an earlier turn served that message to its end."""
        if message_id not in self._done:
            asked = {"sender": self._id, "message": message_id}
            self._done[message_id] = self._connection.execute(_SERVED, asked).first() is not None
        return self._done[message_id]

    def mark_done(self, message_id: str, now: datetime) -> None:
        """Note that the message is served; answers saved for it later change nothing."""
        if not self.done(message_id):
            row = {"sender_id": self._id, "message_id": message_id, "at": now}
            self._connection.execute(_DONE, row)

    def save_answer(self, answer: Answer, message_id: str) -> None:
        """Add an answer; the earlier one of the item is kept as history.

        A message that an earlier turn marked as done is a replay: it changes nothing.
        """
        if self.done(message_id):
            return
        self.retract(answer.item)
        row = {
            "sender_id": self._id,
            "item": answer.item,
            "current": True,
            "message_id": message_id,
            "at": answer.at,
            "body": self._cipher.encrypt(answer_to_json(answer)),
        }
        self._connection.execute(_ANSWER, row)

    def retract(self, item: str) -> None:
        """Take an item's answer back; it stays in the history."""
        self._connection.execute(_RETRACT, {"sender": self._id, "about": item})

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
        rows = self._connection.execute(_CONSENTS, {"sender": self._id}).mappings()
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
        rows = self._connection.execute(_SIGNALS, {"sender": self._id}).scalars()
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
                "acknowledged_by": row["acknowledged_by"],
            }
            for row in rows
        ]

    def _answer(self, row: Any) -> Answer:
        raw = self._cipher.decrypt(row["body"])
        return answer_from_json(row["item"], _aware(row["at"]), raw)


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=timezone.utc)
