"""Words may grant some scopes and not others."""

from collections.abc import Callable

from tests.conversations.person import Person


def test_only_the_questions(someone: Callable[..., Person]) -> None:
    """What was not agreed to is not granted."""
    person = someone()
    person.says("hello")
    assert person.says("only the questions please").asks == "about.age"
    assert person.consents() == {"intake": True, "share_with_clinic": False, "follow_up": False}


def test_all_but_one(someone: Callable[..., Person]) -> None:
    """A 'but' takes one scope out."""
    person = someone()
    person.says("hello")
    person.says("yes, but don't share it with the clinic")
    assert person.consents()["share_with_clinic"] is False
    assert person.consents()["follow_up"] is True
