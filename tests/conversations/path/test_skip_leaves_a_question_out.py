"""Skip leaves the question out and goes on."""

from tests.conversations.person import Person


def test_skip(client: Person) -> None:
    """Not now, or not relevant."""
    client.answers_until("about.height")
    assert client.says("skip").asks == "about.weight"
    assert client.record()["about.height"]["status"] == "skipped"
