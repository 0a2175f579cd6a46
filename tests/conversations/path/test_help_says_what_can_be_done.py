"""Help says what can be typed, and the question stays open."""

from tests.conversations.person import Person


def test_help(client: Person) -> None:
    """No dead end."""
    reply = client.says("help")
    assert "skip" in reply.text
    assert reply.asks == "about.age"
