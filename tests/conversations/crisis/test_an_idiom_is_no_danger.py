"""An idiom does not stop the intake."""

import pytest

from tests.conversations.person import Person


@pytest.mark.parametrize(
    "idiom", ["this diet is killing me", "I'm dead tired", "I could murder a coffee"]
)
def test_an_idiom(client: Person, idiom: str) -> None:
    """No alarm without a reason."""
    assert "crisis" not in client.says(idiom).kinds
