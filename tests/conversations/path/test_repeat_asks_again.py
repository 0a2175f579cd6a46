"""Repeat asks the same question."""

from tests.conversations.person import Person


def test_repeat(client: Person) -> None:
    """For a person who scrolled away."""
    assert client.says("can you repeat that?").asks == "about.age"
