"""Opens the database: SQLite in WAL mode on one machine, PostgreSQL for more."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import QueuePool

_BUSY_MS = 5000


def open_engine(url: str) -> Engine:
    """An engine whose errors never show the values of a statement."""
    if not url.startswith("sqlite"):
        return sa.create_engine(
            url, future=True, hide_parameters=True, pool_size=5, max_overflow=5, pool_pre_ping=True
        )
    engine = sa.create_engine(
        url,
        future=True,
        hide_parameters=True,
        poolclass=QueuePool,  # stock SQLAlchemy 1.4 opens a file anew for each transaction
        pool_size=5,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        f"busy_timeout={_BUSY_MS}",
        "foreign_keys=ON",
        "secure_delete=ON",
        "synchronous=NORMAL",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    """Take the write lock at once where a transaction will write: no deadlock on upgrade."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
