"""Back at the first question has nowhere to go."""

from tests.conversations.person import Person


def test_back_at_the_start(client: Person) -> None:
    """It says so, and the question stays."""
    assert client.says("back").asks == "about.age"
