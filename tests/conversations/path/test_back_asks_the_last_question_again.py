"""Back takes the last answer back."""

from tests.conversations.person import Person


def test_back(client: Person) -> None:
    """One step, and the answer can be given anew."""
    client.says("34")
    assert client.says("go back").asks == "about.age"
    assert "about.age" not in client.record()
