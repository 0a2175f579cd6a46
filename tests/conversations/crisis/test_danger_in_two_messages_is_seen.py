"""Danger that is split over two messages is seen."""

from tests.conversations.person import Person


def test_two_messages(client: Person) -> None:
    """People type in pieces."""
    client.says("I want to")
    assert "crisis" in client.says("kill myself").kinds
