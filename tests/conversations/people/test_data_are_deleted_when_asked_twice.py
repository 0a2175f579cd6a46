"""Deleting is asked once more, then done."""

from tests.conversations.person import Person


def test_deletion(client: Person) -> None:
    """Not by a slip, and then for good."""
    client.says("34")
    client.says("delete my data")
    assert client.record()["about.age"]["value"] == 34
    assert "deleted" in client.says("delete my data").text
    assert "consent" in client.says("hello").kinds
