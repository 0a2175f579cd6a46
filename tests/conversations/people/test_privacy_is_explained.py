"""What is kept, and where, is said on request."""

from tests.conversations.person import Person


def test_privacy(client: Person) -> None:
    """In mid-intake, and the question stays."""
    reply = client.says("who can see my answers?")
    assert "own machine" in reply.text
    assert reply.asks == "about.age"
