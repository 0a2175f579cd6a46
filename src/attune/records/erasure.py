"""Removes every row of a client, whatever table it stands in.

The transaction, and the line that the audit trail keeps of it, stay with `repository.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from attune.records import tables as t

#: Removes what is kept of a pseudonym elsewhere (files, caches); gives back counts by place.
Hook = Callable[[str], Mapping[str, int]]


def erase_rows(connection: Connection, sender_id: str) -> dict[str, int]:
    """Delete a client's rows; counts by table. A table that was never made counts as empty."""
    there = set(sa.inspect(connection).get_table_names())
    removed = {}
    for name in t.OF_A_CLIENT:
        if name not in there:
            continue
        rows = t.metadata.tables[name]
        deleted = connection.execute(rows.delete().where(rows.c.sender_id == sender_id))
        removed[name] = deleted.rowcount
    return removed
