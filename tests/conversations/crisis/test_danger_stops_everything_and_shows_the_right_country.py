"""Danger brings the lines of the person's country at once."""

from collections.abc import Callable

from tests.conversations.person import Person


def test_british_lines(client: Person) -> None:
    """Before anything else, and no intake question."""
    reply = client.says("I want to end my life")
    crisis = reply.custom("crisis")
    assert crisis["category"] == "suicide_self_harm"
    assert any("116 123" in r["contact"] for r in crisis["resources"])
    assert str(reply.asks).startswith("safety.")


def test_american_lines(someone: Callable[..., Person]) -> None:
    """Another country has other lines."""
    reply = someone(country="US").says("I'm going to kill myself")
    assert any("988" in r["contact"] for r in reply.custom("crisis")["resources"])
