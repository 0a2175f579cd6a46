"""Nonsense is not recorded; the same question stands again."""

from tests.conversations.person import Person


def test_what_is_not_understood_is_asked_back(client: Person) -> None:
    """Never a wrong value in silence."""
    client.answers_until("about.height")
    reply = client.says("purple monkey dishwasher")
    assert reply.asks == "about.height"
    assert "about.height" not in client.record()
