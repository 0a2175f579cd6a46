"""The knowledge base in a cluster's database: the same answers as on one machine."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from attune.knowledge.load import load_content
from attune.knowledge.queries import KnowledgeBase
from attune.records.database import open_engine


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A PostgreSQL server of this test's own, on a free loopback port."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    binary = found[-1].parent if found else Path(shutil.which("postgres") or "/nowhere").parent
    place = tmp_path_factory.mktemp("postgres")
    user = None
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        user = "postgres"
        os.chown(place, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
        for folder in place.parents:
            if str(folder).startswith("/tmp/") and folder.stat().st_uid == 0:
                folder.chmod(folder.stat().st_mode | 0o011)
    init = [str(binary / "initdb"), "-D", str(place / "data"), "-U", "attune", "-A", "trust", "-N"]
    subprocess.run(init, check=True, capture_output=True, user=user, cwd=place)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    run = [str(binary / "postgres"), "-D", str(place / "data"), "-p", str(port), "-k", str(place)]
    with (place / "log").open("wb") as log:
        server = subprocess.Popen(
            [*run, "-h", "127.0.0.1", "-F"], stdout=log, stderr=log, user=user, cwd=place
        )
    engine = open_engine(f"postgresql://attune@127.0.0.1:{port}/postgres")
    try:
        _wait(engine, server)
        yield engine
    finally:
        engine.dispose()
        server.terminate()
        server.wait(20)


def _wait(engine: Engine, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and server.poll() is None:
        try:
            engine.connect().close()
            return
        except sa.exc.OperationalError:
            time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")


@pytest.mark.services
def test_postgresql_answers_as_sqlite_does(postgres: Engine, folder: Path, tmp_path: Path) -> None:
    """Names, clashes, finds and a new version are the same on both databases."""
    sqlite = open_engine(f"sqlite:///{tmp_path / 'kb.db'}")
    answers = []
    for engine in (sqlite, postgres):
        load_content(engine, folder)
        assert "unchanged" in load_content(engine, folder)
        kb = KnowledgeBase(engine)
        answers.append(
            (
                kb.version,
                kb.resolve("Zoloft"),
                kb.interactions_between(["sertraline", "st-johns-wort", "vitamin-b6"]),
                kb.statements(["serotonin", "sertraline"]),
                kb.search("what should I eat for vitamin B6?"),
                kb.search("chickpeas"),
                kb.search("'; drop table \\ & | ! :*"),
                kb.offers(),
            )
        )
    assert answers[0] == answers[1]
    reader = KnowledgeBase(postgres)
    before = reader.version
    path = folder / "lexicon" / "all.yml"
    path.write_text(path.read_text() + "- {id: kelp, kind: food, name: kelp}\n")
    load_content(postgres, folder)
    assert reader.version != before
    assert reader.resolve("kelp") == "kelp"
