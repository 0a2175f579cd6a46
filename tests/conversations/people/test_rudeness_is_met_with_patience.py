"""An insult gets a calm sentence and the question."""

from tests.conversations.person import Person


def test_rudeness(client: Person) -> None:
    """Bad days happen."""
    assert client.says("you are a stupid useless bot").asks == "about.age"
