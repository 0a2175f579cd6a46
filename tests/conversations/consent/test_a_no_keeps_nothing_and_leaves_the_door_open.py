"""Somebody who does not agree is not pressed, and nothing is kept."""

from collections.abc import Callable

from tests.conversations.person import Person


def test_a_no_keeps_nothing(someone: Callable[..., Person]) -> None:
    """The way back is one word."""
    person = someone()
    person.says("hello")
    reply = person.says("no thanks")
    assert "question" not in reply.kinds
    assert person.says("ok yes, that's fine").asks == "about.age"
