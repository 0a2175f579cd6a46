"""The audit trail can't be rewritten unnoticed; a wrong key is refused before it does harm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy.engine import Engine

from attune.errors import SettingsError
from attune.intake.answers import Answer
from attune.records.database import open_engine
from attune.records.migrations import migrate
from attune.records.register import Register
from attune.records.repository import Records

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=timezone.utc)
OLD, NEW = Fernet(Fernet.generate_key()), Fernet(Fernet.generate_key())
SECRET = b"s" * 32


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    made = open_engine(f"sqlite:///{tmp_path / 'attune.db'}")
    migrate(made)
    return made


@pytest.fixture
def records(engine: Engine) -> Records:
    made = Records(engine, MultiFernet([OLD]), SECRET)
    with made.turn("c_1") as record:
        record.meet("rest", "en-GB", "GB", None, NOW)
        record.alert("suicide_self_harm", "urgent", "rule", "the words", "m1")
    return made


def run(engine: Engine, statement: str) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql(statement)


def test_the_trail_says_who_did_what_to_whom(records: Records) -> None:
    """A client can be told who saw the record."""
    records.audit("dr.adams", "exported", "c_1", format="pdf")
    records.audit("dr.adams", "logged in")
    (line,) = records.audit_lines("c_1")
    assert (line.actor, line.action, line.detail) == ("dr.adams", "exported", {"format": "pdf"})
    assert len(records.audit_lines()) == 2


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit SET actor = 'nobody' WHERE id = 2",
        "DELETE FROM audit WHERE id = 2",
        "UPDATE audit SET at = '2020-01-01 00:00:00' WHERE id = 2",
    ],
)
def test_a_line_that_was_changed_or_taken_out_is_found(
    records: Records, engine: Engine, tampering: str
) -> None:
    """Whoever can write to the database still can't rewrite what happened."""
    for action in ("saw", "exported", "saw"):
        records.audit("dr.adams", action, "c_1")
    assert records.audit_broken_at() is None
    run(engine, tampering)
    assert records.audit_broken_at() == 2


def test_a_chain_made_with_another_secret_is_not_taken_for_ours(
    records: Records, engine: Engine
) -> None:
    """Recomputing all digests needs the key."""
    records.audit("dr.adams", "saw", "c_1")
    assert Records(engine, MultiFernet([OLD]), b"other").audit_broken_at() == 1


def test_after_erasure_the_trail_is_whole_and_leads_to_nobody(
    records: Records, engine: Engine, tmp_path: Path
) -> None:
    """That it happened is kept; of whom is not."""
    records.audit("dr.adams", "saw", "c_1")
    records.erase("c_1", actor="client")
    assert records.audit_broken_at() is None
    assert [line.action for line in records.audit_lines()] == ["saw", "erased"]
    assert records.audit_lines("c_1") == []
    engine.dispose()
    for path in tmp_path.iterdir():
        assert b"c_1" not in path.read_bytes()


def test_a_hook_erases_what_is_kept_elsewhere(engine: Engine, records: Records) -> None:
    """Files and caches are part of every trace, and are counted on the receipt."""
    gone: list[str] = []

    def exports(client: str) -> dict[str, int]:
        gone.append(client)
        return {"exports": 2}

    with_hook = Records(engine, MultiFernet([OLD]), SECRET, hooks=[exports])
    assert with_hook.erase("c_1")["exports"] == 2
    assert gone == ["c_1"]


@pytest.mark.parametrize(
    ("keys", "pseudonym", "refused"),
    [
        ([OLD], "c_check", None),
        ([NEW, OLD], "c_check", None),
        ([NEW], "c_check", "another key"),
        ([OLD], "c_other", "oldest key"),
    ],
)
def test_only_keys_that_open_the_record_are_accepted(
    engine: Engine, keys: list[Fernet], pseudonym: str, refused: str | None
) -> None:
    """Rotating works; starting with the wrong key would split the record in two."""
    Records(engine, MultiFernet([OLD])).check_key("c_check")
    records = Records(engine, MultiFernet(keys))
    if refused is None:
        records.check_key(pseudonym)
        return
    with pytest.raises(SettingsError, match=refused):
        records.check_key(pseudonym)


def test_a_message_that_was_served_changes_nothing_when_it_is_replayed(records: Records) -> None:
    """After a crash "2" must not answer the next question as well."""

    def served(value: int, item: str) -> Callable[[], None]:
        def serve() -> None:
            with records.turn("c_1") as record:
                one = Answer(item, "answered", value, None, "2", "number", NOW)
                record.save_answer(one, "m2")
                record.mark_done("m2", NOW)

        return serve

    served(2, "phq9.1")()
    served(2, "phq9.2")()
    with records.reading("c_1") as record:
        assert set(record.answers()) == {"phq9.1"}
        assert record.done("m2")
        assert not record.done("m3")


def test_an_alert_waits_until_one_person_took_it_on(records: Records, engine: Engine) -> None:
    """Two people who click at once do not both own it, and the trail says who does."""
    register = Register(engine, MultiFernet([OLD]), SECRET)
    (alert,) = register.alerts()
    assert alert.words == "the words"
    assert register.acknowledge(alert.id, "dr.adams")
    assert not register.acknowledge(alert.id, "dr.baker")
    assert register.alerts() == ()
    assert register.alerts(waiting=False)[0].acknowledged_by == "dr.adams"
    assert [line.actor for line in records.audit_lines("c_1")] == ["dr.adams"]
    assert [client.sender_id for client in register.clients()] == ["c_1"]
