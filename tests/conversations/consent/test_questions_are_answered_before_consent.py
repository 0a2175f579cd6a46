"""A question about content is served before consent."""

from collections.abc import Callable

from tests.conversations.person import Person


def test_questions_are_answered_before_consent(someone: Callable[..., Person]) -> None:
    """Nobody has to agree to anything to learn something."""
    person = someone()
    person.says("hello")
    reply = person.says("what is serotonin?")
    assert "serotonin" in reply.custom("explanation")["topics"]
    assert "consent" in reply.kinds
