"""Stop stops, and says what can be done later."""

from tests.conversations.person import Person


def test_stop(client: Person) -> None:
    """Stopping is not deleting."""
    client.says("34")
    assert client.says("stop").asks is None
    assert client.record()["about.age"]["value"] == 34
