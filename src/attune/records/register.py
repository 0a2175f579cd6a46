"""What the clinic asks across clients: who there is, which alerts wait, who took one on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from attune.records import tables as t
from attune.records.audit import AuditTrail, made_reference
from attune.records.conversations import Cipher
from attune.records.transactions import reading, writing
from attune.records.turn_record import ClientFacts


@dataclass(frozen=True)
class Alert:
    """Something a person must look at. `words`: what the client wrote."""

    id: int
    sender_id: str
    category: str
    level: str
    raised_by: str
    at: datetime
    words: str
    acknowledged_by: str | None
    acknowledged_at: datetime | None


class Register:
    """Reads across clients; every method raises StorageError when the database fails."""

    def __init__(self, engine: Engine, cipher: Cipher, secret: bytes = b"") -> None:
        self._engine = engine
        self._cipher = cipher
        self._trail = AuditTrail(secret)

    def clients(self) -> tuple[ClientFacts, ...]:
        """Every client, last seen first."""
        query = sa.select(t.clients).order_by(t.clients.c.last_seen.desc())
        with reading(self._engine) as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(
            ClientFacts(
                row["sender_id"], row["channel"], row["locale"], row["country"],
                _aware(row["first_seen"]), _aware(row["last_seen"]),
            )
            for row in rows
        )  # fmt: skip

    def alerts(self, *, waiting: bool = True) -> tuple[Alert, ...]:
        """Alerts that nobody took on yet, or all of them, newest first."""
        query = sa.select(t.alerts).order_by(t.alerts.c.id.desc())
        if waiting:
            query = query.where(t.alerts.c.acknowledged_at.is_(None))
        with reading(self._engine) as connection:
            return tuple(self._alert(row) for row in connection.execute(query).mappings())

    def acknowledge(self, alert: int, by: str) -> bool:
        """Note that `by` took an alert on; False when it is gone or was taken on before."""
        one = sa.and_(t.alerts.c.id == alert, t.alerts.c.acknowledged_at.is_(None))
        now = datetime.now(timezone.utc)
        with writing(self._engine) as connection:
            sender = connection.execute(sa.select(t.alerts.c.sender_id).where(one)).scalar()
            taken = t.alerts.update().where(one).values(acknowledged_by=by, acknowledged_at=now)
            if sender is None or not connection.execute(taken).rowcount:
                return False
            reference = made_reference(connection, sender)
            self._trail.write(connection, by, "acknowledged", reference, {"alert": alert})
            return True

    def _alert(self, row: Any) -> Alert:
        taken = row["acknowledged_at"]
        return Alert(
            row["id"], row["sender_id"], row["category"], row["level"], row["raised_by"],
            _aware(row["at"]), self._cipher.decrypt(bytes(row["words"])).decode(),
            row["acknowledged_by"], None if taken is None else _aware(taken),
        )  # fmt: skip


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=timezone.utc)
