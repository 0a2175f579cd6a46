"""Chest pain is sent to the emergency number."""

from tests.conversations.person import Person


def test_chest_pain(client: Person) -> None:
    """Not to an appointment."""
    reply = client.says("I have crushing chest pain and I can't breathe")
    crisis = reply.custom("crisis")
    assert crisis["category"] == "medical_emergency"
    assert any("999" in r["contact"] for r in crisis["resources"])
