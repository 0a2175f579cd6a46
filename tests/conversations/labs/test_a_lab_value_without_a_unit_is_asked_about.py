"""Laboratory values are shown against an interval, and a missing unit is asked for."""

from __future__ import annotations

from tests.conversations.person import Person


def test_values_with_units(client: Person) -> None:
    """Flags are those of the interval for this person."""
    client.answers_until("labs.values")
    lab = client.says("TSH 9.8 mIU/L").custom("lab")
    assert lab["results"][0]["analyte"] == "tsh"
    assert lab["results"][0]["flag"] == "high"


def test_a_value_without_a_unit(client: Person) -> None:
    """A number alone can't be compared, and is not guessed."""
    client.answers_until("labs.values")
    reply = client.says("ferritin 40")
    assert reply.custom("lab")["results"][0]["flag"] == "not_comparable"
    assert "unit" in reply.text
