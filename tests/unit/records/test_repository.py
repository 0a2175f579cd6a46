"""The record of a client: one turn is one transaction, history stays, erasure leaves nothing."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, MultiFernet

from attune.errors import UnknownSender
from attune.intake.answers import Answer, LabResult, ListEntry, Value
from attune.records.conversations import Conversations
from attune.records.database import open_engine
from attune.records.repository import Records

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=timezone.utc)
CANARY = "zebrafinch7431"


def answer(item: str = "sleep.hours", value: Value | None = 6.5, text: str = "six") -> Answer:
    return Answer(
        item, "answered" if value is not None else "skipped", value, "h", text, "words", NOW
    )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "attune.db"


@pytest.fixture
def records(database: Path) -> Records:
    engine = open_engine(f"sqlite:///{database}")
    cipher = MultiFernet([Fernet(Fernet.generate_key())])
    Conversations(engine, cipher).create_tables()
    return Records(engine, cipher)


def keep(records: Records, *answers: Answer) -> None:
    with records.turn("c_1") as record:
        record.meet("rest", "en-GB", "GB", None, NOW)
        for one in answers:
            record.save_answer(one, "m1")


@pytest.mark.parametrize(
    "value",
    [
        6.5,
        3,
        True,
        "female",
        "23:30",
        ("bloating", "pain"),
        (),
        (ListEntry("sertraline", "Zoloft", "50 mg", "2023", "stopped"), ListEntry(None, "zyx")),
        (LabResult("tsh", "3016-3", 2.5, "mIU/L", "<", "2026-03-01", None),),
        None,
    ],
)
def test_every_kind_of_value_comes_back_as_it_went_in(records: Records, value: Value) -> None:
    """Numbers stay numbers, entries stay entries, a refusal stays without a value."""
    keep(records, answer(value=value))
    with records.reading("c_1") as record:
        assert record.answers()["sleep.hours"] == answer(value=value)


def test_a_correction_replaces_and_the_history_stays(records: Records) -> None:
    """A clinician can see what was said first."""
    keep(records, answer(value=6.5))
    keep(records, answer(value=5.0))
    with records.reading("c_1") as record:
        assert record.answers()["sleep.hours"].value == 5.0
        assert [(a.value, holds) for a, holds in record.history()] == [(6.5, False), (5.0, True)]


def test_a_turn_that_fails_keeps_nothing(records: Records) -> None:
    """All of a turn is kept, or none of it."""
    keep(records, answer(value=6.5))
    with pytest.raises(ZeroDivisionError), records.turn("c_1") as record:  # noqa: PT012
        record.save_answer(answer(value=1.0), "m2")
        raise ZeroDivisionError
    with records.reading("c_1") as record:
        assert record.answers()["sleep.hours"].value == 6.5


def test_only_what_was_granted_last_is_granted(records: Records) -> None:
    """A later word on consent replaces an earlier one."""
    with records.turn("c_1") as record:
        record.meet("rest", "en", None, None, NOW)
        record.grant({"intake", "follow_up"}, "v1", NOW)
        record.grant({"intake"}, "v2", NOW)
        assert record.granted_scopes() == {"intake"}


def test_an_alert_is_written_once_for_a_message(records: Records) -> None:
    """A message that is handled again after a crash raises no second alert."""
    for _ in range(2):
        with records.turn("c_1") as record:
            record.meet("rest", "en", None, None, NOW)
            record.alert("suicide_self_harm", "urgent", "rule", "words", "m1")
    with records.reading("c_1") as record:
        assert len(record.alerts()) == 1


def test_erasing_leaves_no_byte_of_what_was_said(records: Records, database: Path) -> None:
    """Neither in the file nor in the log beside it, not even encrypted rows."""
    keep(records, answer(value=CANARY, text=CANARY))
    removed = records.erase("c_1")
    assert removed["answers"] == 1
    with pytest.raises(UnknownSender), records.reading("c_1"):
        pass
    wal = database.with_name(database.name + "-wal")
    assert b"c_1" not in database.read_bytes() + (wal.read_bytes() if wal.exists() else b"")


def test_erasing_somebody_unknown_says_so(records: Records) -> None:
    """A typing slip must not look like success."""
    with pytest.raises(UnknownSender):
        records.erase("c_2")
