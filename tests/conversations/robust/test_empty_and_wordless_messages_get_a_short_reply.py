"""Messages without words get a short reply and lose nothing."""

import pytest

from tests.conversations.person import Person


@pytest.mark.parametrize("text", ["", "   ", "🙂🙂🙂", "...", "\x00\x07", "????"])
def test_wordless(client: Person, text: str) -> None:
    """The question stays open."""
    reply = client.says(text)
    assert reply.text
    assert reply.asks == "about.age"
