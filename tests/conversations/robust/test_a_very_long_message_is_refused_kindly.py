"""Ten thousand characters are too much for one message."""

from tests.conversations.person import Person


def test_very_long(client: Person) -> None:
    """It says so, and the question stays open."""
    reply = client.says("well " * 2000)
    assert "parts" in reply.text
    assert reply.asks == "about.age"


def test_danger_in_a_very_long_message(client: Person) -> None:
    """Danger is found in it all the same."""
    reply = client.says("blah " * 1500 + "I want to kill myself. " + "blah " * 300)
    assert "crisis" in reply.kinds
