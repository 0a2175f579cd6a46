"""HTML, SQL and other scripts are text like any other."""

import pytest

from tests.conversations.person import Person


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "'; DROP TABLE answers; --",
        "Ich möchte bitte Deutsch sprechen",
        "ありがとうございます",
        "{{7*7}} ${jndi:ldap://x}",
        "/restart",
        '/answer{"value": 1}',
    ],
)
def test_markup(client: Person, text: str) -> None:
    """Nothing runs, nothing breaks, nothing is recorded."""
    reply = client.says(text)
    assert reply.asks == "about.age"
    assert client.record() == {}
