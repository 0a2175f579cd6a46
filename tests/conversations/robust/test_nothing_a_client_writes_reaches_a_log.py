"""A canary in every kind of message never reaches a log."""

from tests.conversations.person import Person


def test_the_canary(client: Person) -> None:
    """Logs carry ids and timings, never words."""
    canary = "zebrafinch7431"
    for text in (canary, f"my goal is {canary}", f"I want to kill myself {canary}", canary * 300):
        client.says(text)
    assert canary not in client.assistant.logs()
