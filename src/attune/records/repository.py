"""The record of every client: a turn on one of them, erasure, and the audit trail.

One turn is one transaction; what can be done in it stands in `turn_record.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from attune.errors import UnknownSender
from attune.records.audit import AuditLine, AuditTrail, made_reference, reference_of
from attune.records.conversations import Cipher
from attune.records.erasure import Hook, erase_rows
from attune.records.keys import check
from attune.records.transactions import checkpoint, reading, writing
from attune.records.turn_record import ClientFacts, Consented, TurnRecord

__all__ = ["ClientFacts", "Consented", "Records", "TurnRecord"]


class Records:
    """Opens a client's record for one turn, or to read.

    `secret` keys the audit chain and must never change; `hooks` erase what is kept elsewhere.
    """

    def __init__(
        self, engine: Engine, cipher: Cipher, secret: bytes = b"", hooks: Sequence[Hook] = ()
    ) -> None:
        self._engine = engine
        self._cipher = cipher
        self._trail = AuditTrail(secret)
        self._hooks = tuple(hooks)

    @contextmanager
    def turn(self, sender_id: str) -> Iterator[TurnRecord]:
        """One transaction over a client's record; turns of one client wait for each other.

        Raises StorageError when nothing was kept.
        """
        with writing(self._engine) as connection:
            if connection.dialect.name == "postgresql":
                key = sa.func.hashtextextended(sender_id, 0)
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(key)))
            yield TurnRecord(connection, self._cipher, sender_id)

    @contextmanager
    def reading(self, sender_id: str) -> Iterator[TurnRecord]:
        """The record to read. Raises UnknownSender if nobody is kept under that pseudonym."""
        with reading(self._engine) as connection:
            record = TurnRecord(connection, self._cipher, sender_id)
            if not record.seen_before():
                raise UnknownSender("Nothing is kept under that sender.")
            yield record

    def erase(self, sender_id: str, actor: str = "operator") -> dict[str, int]:
        """Delete every trace of a client; rows by place. Raises UnknownSender if there is none."""
        with writing(self._engine, "erased") as connection:
            reference = reference_of(connection, sender_id)
            removed = erase_rows(connection, sender_id)
            for hook in self._hooks:
                removed.update(hook(sender_id))
            if not any(removed.values()):
                raise UnknownSender("Nothing is kept under that sender.")
            self._trail.write(connection, actor, "erased", reference)
        checkpoint(self._engine)
        return removed

    def audit(self, actor: str, action: str, sender_id: str | None = None, **detail: Any) -> None:
        """Add a line to the audit trail; `detail` never holds a client's words."""
        with writing(self._engine, "audited") as connection:
            reference = None if sender_id is None else made_reference(connection, sender_id)
            self._trail.write(connection, actor, action, reference, detail)

    def audit_lines(self, sender_id: str | None = None) -> list[AuditLine]:
        """The audit trail, oldest first; whole, or of one client that is still kept."""
        with reading(self._engine) as connection:
            if sender_id is None:
                return self._trail.lines(connection)
            reference = reference_of(connection, sender_id)
            return [] if reference is None else self._trail.lines(connection, reference)

    def audit_broken_at(self) -> int | None:
        """Number of the first audit line that is not what was written, or None."""
        with reading(self._engine) as connection:
            return self._trail.broken_at(connection)

    def check_key(self, pseudonym: str) -> None:
        """Refuse to go on with a key that the record was not made with.

        `pseudonym` is that of a fixed name. The first call remembers both; a later one with
        other keys raises SettingsError and changes nothing.
        """
        with writing(self._engine, "read") as connection:
            check(connection, self._cipher, pseudonym)
