"""A value out of bounds is not kept."""

from tests.conversations.person import Person


def test_an_impossible_value_is_asked_back(client: Person) -> None:
    """Nobody sleeps 42 hours a night."""
    client.answers_until("sleep.hours")
    reply = client.says("42 hours")
    assert reply.asks == "sleep.hours"
    assert reply.custom("clarify")["item"] == "sleep.hours"
    assert "sleep.hours" not in client.record()
