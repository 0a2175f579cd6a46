"""Without its action server the assistant says so, and shows help in danger all the same."""

from __future__ import annotations

from tests.conversations.person import Person


def test_the_action_server_is_down(client: Person) -> None:
    """Nothing is pretended, nothing lost; when it is back, the answer can be given again."""
    client.assistant.kill("actions")
    try:
        assert "send it again" in client.says("34").text
        assert "crisis" in client.says("I want to kill myself").kinds
    finally:
        client.assistant.start_actions()
    reply = client.says("I am 34")
    assert reply.text
    assert client.assistant.logs().count("I am 34") == 0
