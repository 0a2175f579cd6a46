"""Transactions on the record that say honestly, and without values, what could not be done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from attune.errors import StorageError


@contextmanager
def writing(engine: Engine, verb: str = "kept") -> Iterator[Connection]:
    """A transaction that takes the write lock at once. Raises StorageError: nothing was kept."""
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection
    except SQLAlchemyError:
        raise StorageError(f"The record could not be {verb}.") from None


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection to read from. Raises StorageError."""
    try:
        with engine.connect() as connection:
            yield connection
    except SQLAlchemyError:
        raise StorageError("The record could not be read.") from None


def checkpoint(engine: Engine) -> None:
    """Take what was erased out of SQLite's write-ahead log as well."""
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()
