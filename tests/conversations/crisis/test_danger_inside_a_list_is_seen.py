"""Danger inside another answer is seen."""

from tests.conversations.person import Person


def test_danger_in_a_list(client: Person) -> None:
    """The screen reads every message, whatever is open."""
    client.answers_until("about.medications")
    reply = client.says("sertraline, and I took all of them to end it")
    assert "crisis" in reply.kinds
