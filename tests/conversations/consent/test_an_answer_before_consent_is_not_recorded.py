"""An answer that comes before consent is not recorded."""

from collections.abc import Callable

from tests.conversations.person import Person


def test_an_answer_before_consent_is_not_recorded(someone: Callable[..., Person]) -> None:
    """Consent first, whatever is said."""
    person = someone()
    person.says("I sleep five hours and drink six coffees a day")
    person.says("yes to all")
    assert person.record() == {}
