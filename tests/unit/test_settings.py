"""Settings: documented, checked, and secret where they must be."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from attune.errors import SettingsError
from attune.settings import SETTINGS, load_settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in list(os.environ):
        if name.startswith("ATTUNE_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("ATTUNE_DATA_DIR", str(tmp_path / "var"))
    load_settings.cache_clear()
    yield
    load_settings.cache_clear()


def test_every_setting_that_is_read_is_documented() -> None:
    """A setting nobody can find is a trap."""
    used = set()
    for folder in ("src", "actions"):
        for path in (ROOT / folder).rglob("*.py"):
            used |= set(re.findall(r"\bATTUNE_[A-Z_]+\b", path.read_text("utf-8")))
    assert {name for name in used if not name.endswith("_")} <= set(SETTINGS)


def test_a_key_is_made_once_and_only_its_owner_may_read_it() -> None:
    """The generated secret stays on the machine, readable by one."""
    first = load_settings()
    place = first.data_dir / "keys"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    load_settings.cache_clear()
    assert load_settings().keys == first.keys


def test_a_lost_key_is_a_clear_refusal() -> None:
    """Starting with a new key would turn every answer into noise."""
    settings = load_settings()
    (settings.data_dir / "attune.db").touch()
    (settings.data_dir / "keys").unlink()
    load_settings.cache_clear()
    with pytest.raises(SettingsError, match="key file"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ATTUNE_RASA_PORT", "http"),
        ("ATTUNE_KEYS", "not-a-key"),
        ("ATTUNE_RELEASE_NUTRIENTS", "maybe"),
    ],
)
def test_a_setting_that_can_not_be_used_is_one_line(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the setting."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        load_settings()


def test_a_pseudonym_is_stable_and_tells_nothing() -> None:
    """The same sender, the same pseudonym; nothing of the sender in it."""
    settings = load_settings()
    assert settings.pseudonym("+44 7700 900123") == settings.pseudonym("+44 7700 900123")
    assert settings.pseudonym("a") != settings.pseudonym("b")
    assert "7700" not in settings.pseudonym("+44 7700 900123")
