"""Killed servers come back with the same question open and every answer kept."""

from __future__ import annotations

from tests.conversations.person import Person


def test_a_power_cut(client: Person) -> None:
    """SIGKILL in mid-intake, start again, say hello."""
    client.answers_until("about.height", about_age="34")
    before = client.record()
    client.assistant.kill("rasa", "actions")
    client.assistant.start_actions()
    client.assistant.start_rasa()
    assert client.says("hello").asks == "about.height"
    assert client.record() == before
