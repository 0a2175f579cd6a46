"""Who saw, exported, released or changed what: append-only, each line chained to the one before.

Clients stand here under a random reference, so that the chain survives their erasure and holds
nothing of them. The chain is keyed: without the key no line can be rewritten unnoticed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from attune.records.tables import audit, references

_FIRST = "0" * 64
_LOCK = 0x61756474


@dataclass(frozen=True)
class AuditLine:
    """One line. `reference` stands for a client while that client is kept."""

    id: int
    at: datetime
    actor: str
    action: str
    reference: str | None
    detail: Mapping[str, Any]


class AuditTrail:
    """Writes, reads and checks the chain; `secret` must stay the same for its whole life."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def write(
        self,
        connection: Connection,
        actor: str,
        action: str,
        reference: str | None = None,
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        """Add a line inside the caller's transaction. `detail` never holds a client's words."""
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        last = connection.execute(
            sa.select(audit.c.id, audit.c.digest).order_by(audit.c.id.desc()).limit(1)
        ).first()
        row = {
            "id": last.id + 1 if last else 1,
            "at": datetime.now(timezone.utc),
            "actor": actor,
            "action": action,
            "reference": reference,
            "detail": json.dumps(dict(detail or {}), sort_keys=True),
            "previous": last.digest if last else _FIRST,
        }
        connection.execute(audit.insert().values(**row, digest=self._digest(row)))

    def lines(self, connection: Connection, reference: str | None = None) -> list[AuditLine]:
        """All lines, or those about one client, oldest first."""
        query = sa.select(audit).order_by(audit.c.id)
        if reference is not None:
            query = query.where(audit.c.reference == reference)
        return [
            AuditLine(
                row["id"], _aware(row["at"]), row["actor"], row["action"], row["reference"],
                json.loads(row["detail"]),
            )
            for row in connection.execute(query).mappings()
        ]  # fmt: skip

    def broken_at(self, connection: Connection) -> int | None:
        """Number of the first line that is not what was written, or None for a whole chain.

        Lines that were cut off at the end leave a whole chain; keep copies elsewhere to see that.
        """
        previous, expected = _FIRST, 1
        for row in connection.execute(sa.select(audit).order_by(audit.c.id)).mappings():
            whole = row["id"] == expected and row["previous"] == previous
            if not whole or not hmac.compare_digest(row["digest"], self._digest(row)):
                return expected
            previous, expected = row["digest"], expected + 1
        return None

    def _digest(self, row: Mapping[str, Any]) -> str:
        parts = [
            row["id"], _aware(row["at"]).isoformat(), row["actor"], row["action"],
            row["reference"], row["detail"], row["previous"],
        ]  # fmt: skip
        text = json.dumps(parts, separators=(",", ":"))
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()


def reference_of(connection: Connection, sender_id: str) -> str | None:
    """What stands for a client in the trail, or None where nothing was ever noted."""
    query = sa.select(references.c.reference).where(references.c.sender_id == sender_id)
    found = connection.execute(query).scalar()
    return None if found is None else str(found)


def made_reference(connection: Connection, sender_id: str) -> str:
    """The same; made now if need be."""
    found = reference_of(connection, sender_id)
    if found is None:
        found = uuid4().hex
        connection.execute(references.insert().values(sender_id=sender_id, reference=found))
    return found


def _aware(at: datetime) -> datetime:
    """SQLite forgets the zone, PostgreSQL answers in its own."""
    return at.replace(tzinfo=timezone.utc) if at.tzinfo is None else at.astimezone(timezone.utc)
