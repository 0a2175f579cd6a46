"""Migrations: forward and back with data in them, the same tables as the code expects."""

from __future__ import annotations

import pwd
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy.engine import Engine

from attune.errors import StorageError, UnknownSender
from attune.intake.answers import Answer
from attune.records import migrations
from attune.records.conversations import Conversations, Incoming
from attune.records.database import open_engine
from attune.records.migrations import HEAD, VERSION_TABLE, migrate
from attune.records.repository import Records
from attune.records.tables import metadata

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=timezone.utc)
ANSWER = Answer("sleep.hours", "answered", 6.5, "h", "six and a half", "words", NOW)
CIPHER = MultiFernet([Fernet(Fernet.generate_key())])


def keep(engine: Engine) -> None:
    Conversations(engine, CIPHER).accept(Incoming("c_1", "m1", "rest", NOW, "hello", {}))
    with Records(engine, CIPHER).turn("c_1") as record:
        record.meet("rest", "en-GB", "GB", None, NOW)
        record.grant({"intake"}, "v1", NOW)
        record.save_answer(ANSWER, "m1")
        record.mark_done("m1", NOW)


def kept(engine: Engine) -> Answer:
    with engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT count(*) FROM answers").scalar()
    assert row == 1
    with Records(engine, CIPHER).reading("c_1") as record:
        return record.answers()["sleep.hours"]


def differences(engine: Engine) -> list[object]:
    ours = set(metadata.tables)

    def only_ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
        return kind != "table" or name in ours

    with engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "include_object": only_ours}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, metadata))


def there_and_back(engine: Engine) -> None:
    """What is checked on every database."""
    assert migrate(engine)
    assert not differences(engine)
    assert not migrate(engine)
    keep(engine)
    records = Records(engine, CIPHER, b"secret")
    records.audit("dr.adams", "exported", "c_1", format="pdf")
    assert migrate(engine, "0001")
    assert migrate(engine)
    assert kept(engine) == ANSWER
    assert records.erase("c_1")["answers"] == 1
    assert records.audit_broken_at() is None
    assert migrate(engine, "base")
    assert set(sa.inspect(engine).get_table_names()) == {VERSION_TABLE}
    assert migrate(engine)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_engine(f"sqlite:///{tmp_path / 'attune.db'}")


def test_sqlite_goes_forward_and_back_with_data_in_it(engine: Engine) -> None:
    """An upgrade that fails at a clinic can be undone without losing an answer."""
    there_and_back(engine)


def test_tables_that_were_made_without_steps_are_taken_over(engine: Engine) -> None:
    """A database from before there were steps keeps what it holds."""
    metadata.create_all(engine)
    keep(engine)
    assert not migrate(engine)
    assert kept(engine) == ANSWER
    assert not differences(engine)


def test_tables_of_the_first_version_are_taken_over_and_completed(engine: Engine) -> None:
    """The same, where the newest tables are missing."""
    newer = ("processed_messages", "client_references", "audit", "key_check")
    metadata.create_all(engine, [t for n, t in metadata.tables.items() if n not in newer])
    assert migrate(engine)
    assert not differences(engine)


def test_a_database_of_a_newer_version_is_refused(engine: Engine) -> None:
    """An older program must not write into tables it does not know."""
    migrate(engine)
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StorageError, match="newer"):
        migrate(engine)


def test_the_head_that_is_compared_is_the_newest_step() -> None:
    """Adding a step and forgetting to name it would leave databases behind."""
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert scripts.get_current_head() == HEAD


def test_a_database_at_head_is_not_asked_to_load_alembic(engine: Engine, tmp_path: Path) -> None:
    """Every start passes here; it must cost next to nothing."""
    migrate(engine)
    code = (
        "import sys\n"
        "from attune.records.database import open_engine\n"
        "from attune.records.migrations import migrate\n"
        f"assert not migrate(open_engine({str(engine.url)!r}))\n"
        "assert 'alembic' not in sys.modules\n"
    )
    src = Path(migrations.__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(src)}, check=False)
    assert done.returncode == 0


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of this test's own, on a free loopback port."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    binary = found[-1].parent if found else Path(shutil.which("postgres") or "/nowhere").parent
    place = tmp_path_factory.mktemp("postgres")
    user = _may_run_postgres(place)
    data, log = place / "data", place / "log"
    arguments = [str(binary / "initdb"), "-D", str(data), "-U", "attune", "-A", "trust", "-N"]
    subprocess.run(arguments, check=True, capture_output=True, user=user, cwd=place)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["-D", str(data), "-p", str(port), "-h", "127.0.0.1", "-k", str(place), "-F"]
    with log.open("wb") as out:
        server = subprocess.Popen(
            [str(binary / "postgres"), *options], stdout=out, stderr=out, user=user, cwd=place
        )
    try:
        _wait(port, server)
        yield f"postgresql://attune@127.0.0.1:{port}/postgres"
    finally:
        server.terminate()
        server.wait(20)


def _may_run_postgres(place: Path) -> str | None:
    """PostgreSQL refuses to run as root: give the place to another user then."""
    import os

    if os.getuid() != 0:
        return None
    owner = pwd.getpwnam("postgres")
    os.chown(place, owner.pw_uid, owner.pw_gid)
    for folder in place.parents:
        if str(folder).startswith("/tmp/") and folder.stat().st_uid == 0:
            folder.chmod(folder.stat().st_mode | 0o011)
    return "postgres"


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("PostgreSQL did not start")


@pytest.mark.services
def test_postgresql_goes_forward_and_back_with_data_in_it(postgres: str) -> None:
    """What runs on one machine runs in a cluster."""
    engine = open_engine(postgres)
    for _ in range(50):
        try:
            engine.connect().close()
            break
        except sa.exc.OperationalError:
            time.sleep(0.1)
    try:
        there_and_back(engine)
        with pytest.raises(UnknownSender):
            Records(engine, CIPHER).erase("c_nobody")
    finally:
        engine.dispose()
