"""Out of scope is recognised, with what can be done instead."""

from tests.conversations.person import Person


def test_out_of_scope(client: Person) -> None:
    """No pretending."""
    reply = client.says("who won the football last night?")
    assert "outside" in reply.text
    assert reply.asks == "about.age"
