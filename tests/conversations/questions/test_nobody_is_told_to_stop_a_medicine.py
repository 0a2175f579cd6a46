"""A wish to stop a medicine is sent to the prescriber."""

from tests.conversations.person import Person


def test_stopping_a_medicine(client: Person) -> None:
    """No prescription is changed here."""
    reply = client.says("should I stop taking my sertraline?")
    assert "prescribed" in reply.text
    assert reply.asks == "about.age"
