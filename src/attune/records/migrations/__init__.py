"""Brings the record's tables to this version; steps live in `versions/`, one file each.

Alembic is imported only when there is a step to take.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from attune.errors import StorageError
from attune.records.transactions import reading, writing

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0002"
VERSION_TABLE = "record_version"
_LOCK = 0x6D696772
#: a table by which a database that was made without steps shows which step it is at, newest first
_ADOPTED = (("audit", "0002"), ("answers", "0001"))


def migrate(engine: Engine, to: str = HEAD) -> bool:
    """Bring the database to step `to` ("base" for none); True when there was something to do.

    Raises StorageError for a database of a newer Attune, and when a step fails; nothing is then
    changed.
    """
    with reading(engine) as connection:
        if _stamped(connection) == to:
            return False
    with writing(engine, "migrated") as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        return _take_steps(connection, to)


def _take_steps(connection: Connection, to: str) -> bool:
    from alembic import command
    from alembic.script import ScriptDirectory

    config = _config(connection)
    steps = ScriptDirectory.from_config(config).walk_revisions()
    known = ["base", *reversed([step.revision for step in steps])]
    at = _stamped(connection)
    if at is None:
        at = _adopt(connection, config)
    if at not in known:
        raise StorageError("The record was made by a newer Attune; upgrade, or restore a backup.")
    if at == to:
        return False
    back = known.index(to) < known.index(at)
    (command.downgrade if back else command.upgrade)(config, to)
    return True


def _adopt(connection: Connection, config: Config) -> str:
    """Stamp tables that were made without steps."""
    from alembic import command

    there = set(sa.inspect(connection).get_table_names())
    for table, step in _ADOPTED:
        if table in there:
            command.stamp(config, step)
            return step
    return "base"


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _stamped(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()
    return None if found is None else str(found)
