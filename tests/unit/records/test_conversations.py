"""Conversations: the inbox comes first, nothing readable is stored, nothing is lost or doubled."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, MultiFernet

from attune.errors import StorageError
from attune.records import tables  # noqa: F401 - registers its tables with the metadata
from attune.records.conversations import Conversations, Incoming
from attune.records.database import open_engine

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=timezone.utc)
CANARY = "zebrafinch7431"


def message(message_id: str = "m1", at: datetime = NOW, text: str = CANARY) -> Incoming:
    return Incoming("c_1", message_id, "rest", at, text, {"country": "GB"})


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "attune.db"


@pytest.fixture
def conversations(database: Path) -> Conversations:
    made = Conversations(
        open_engine(f"sqlite:///{database}"), MultiFernet([Fernet(Fernet.generate_key())])
    )
    made.create_tables()
    return made


def test_a_message_is_accepted_once(conversations: Conversations) -> None:
    """The same id is a duplicate; another id with the same words is not."""
    assert conversations.accept(message("m1"))
    assert not conversations.accept(message("m1"))
    assert conversations.accept(message("m2"))


def test_an_accepted_message_waits_until_its_turn_is_kept(conversations: Conversations) -> None:
    """What no turn answered is found again, whole, and oldest first."""
    conversations.accept(message("m2", NOW + timedelta(seconds=1)))
    conversations.accept(message("m1"))
    assert [m.message_id for m in conversations.unanswered()] == ["m1", "m2"]
    assert conversations.unanswered()[0] == message("m1")
    conversations.keep_turn("c_1", [{"event": "user"}], {"slots": {}}, answered=["m1"])
    assert [m.message_id for m in conversations.unanswered()] == ["m2"]
    assert conversations.answered("c_1", "m1")


def test_the_archive_keeps_every_event_and_the_window_only_the_last(
    conversations: Conversations,
) -> None:
    """The window is replaced, the archive grows."""
    for n in range(3):
        conversations.keep_turn("c_1", [{"n": n}], {"slots": {"n": n}})
    assert conversations.archive("c_1") == [{"n": 0}, {"n": 1}, {"n": 2}]
    assert conversations.window("c_1") == {"slots": {"n": 2}}
    assert conversations.window("c_2") is None


def test_a_reply_is_kept_for_the_same_message(conversations: Conversations) -> None:
    """A message that arrives again gets the same reply."""
    conversations.keep_reply("c_1", "m1", [{"text": "hello"}])
    assert conversations.reply("c_1", "m1") == [{"text": "hello"}]
    assert conversations.reply("c_1", "m2") is None


def test_nothing_a_client_wrote_can_be_read_in_the_file(
    conversations: Conversations, database: Path
) -> None:
    """A stolen file without the key shows no words."""
    conversations.accept(message())
    conversations.keep_turn("c_1", [{"text": CANARY}], {"slots": {"recent": [CANARY]}})
    conversations.keep_reply("c_1", "m1", [{"text": CANARY}])
    sqlite3.connect(database).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert CANARY.encode() not in database.read_bytes()


def test_a_database_that_fails_says_so_without_the_words(tmp_path: Path) -> None:
    """The error names what could not be done, and nothing of the message."""
    broken = Conversations(
        open_engine(f"sqlite:///{tmp_path / 'none.db'}"),
        MultiFernet([Fernet(Fernet.generate_key())]),
    )
    with pytest.raises(StorageError) as caught:
        broken.accept(message())
    assert CANARY not in str(caught.value)
    assert caught.value.__cause__ is None
