"""Whom to call, and the words of a crisis."""

from __future__ import annotations

from pathlib import Path

import pytest

from attune.errors import ContentError
from attune.safety.danger.resources import CrisisContent, load_crisis

KNOWLEDGE = Path(__file__).parents[4] / "knowledge"


@pytest.fixture(scope="module")
def content() -> CrisisContent:
    return load_crisis(KNOWLEDGE)


def test_a_country_gets_its_own_lines(content: CrisisContent) -> None:
    """The person's country decides; its code may be written in any case, UK too."""
    contacts = [line.contact for line in content.lines("GB", "suicide_self_harm")]
    assert "116 123" in contacts
    assert "999" in contacts
    assert content.lines("uk", "suicide_self_harm") == content.lines("GB", "suicide_self_harm")


def test_an_unknown_country_gets_the_directory(content: CrisisContent) -> None:
    """Nobody is left without a place to turn to."""
    for country in (None, "XX", "KE"):
        lines = content.lines(country, "suicide_self_harm")
        assert any("findahelpline.com" in line.contact for line in lines)


def test_an_emergency_shows_the_emergency_number_first(content: CrisisContent) -> None:
    """Where minutes count, the emergency number stands on top."""
    assert content.lines("US", "overdose_poisoning")[0].contact == "911"
    assert content.lines("US", "medical_emergency")[0].contact == "911"


def test_unconfirmed_hours_are_said_in_words(content: CrisisContent) -> None:
    """Hours that nobody confirmed are told as such, never left blank."""
    lines = content.lines("SE", "suicide_self_harm")
    assert any("not confirmed" in line.hours for line in lines)


def test_what_must_not_ship_stays_out(content: CrisisContent) -> None:
    """An entry marked as not to be shown is not shown."""
    contacts = [line.contact for line in content.lines("AR", "suicide_self_harm")]
    assert "0800 345 1435" not in contacts


def test_a_clinic_can_set_its_own_lines(tmp_path: Path) -> None:
    """The clinic's file replaces the countries that it names."""
    own = tmp_path / "own.yml"
    own.write_text(
        'GB:\n  emergency: "999"\n  resources:\n    - {name: Our line, contact: "01", hours: "9 to 5",'
        ' for: [suicide_self_harm], verified: dialled, "on": "2026-11-24", mark: clinic}\n'
    )
    content = load_crisis(KNOWLEDGE, own)
    assert content.lines("GB", "suicide_self_harm")[0].name == "Our line"


def test_words_that_do_not_exist_are_told(content: CrisisContent) -> None:
    """A missing wording is an error, not an empty reply."""
    with pytest.raises(ContentError):
        content.words("first.nothing")
