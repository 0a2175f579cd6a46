"""The first button grants all scopes; the first question stands in the same reply."""

from collections.abc import Callable

from tests.conversations.person import Person


def test_the_first_button_grants_everything(someone: Callable[..., Person]) -> None:
    """One tap is enough to begin."""
    person = someone()
    first = next(iter(person.says("hello").buttons()))
    assert person.taps(first).asks == "about.age"
    assert person.consents() == {"intake": True, "share_with_clinic": True, "follow_up": True}
