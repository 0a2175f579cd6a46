"""A button answers its question."""

from tests.conversations.person import Person


def test_a_button_answers(client: Person) -> None:
    """No echo is needed for a tap."""
    client.says("34")
    reply = client.taps("Female")
    assert "recorded" not in reply.kinds
    assert client.record()["about.sex"]["value"] == "female"
