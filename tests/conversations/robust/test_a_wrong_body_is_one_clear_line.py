"""A body that is no message is refused in one line."""

import pytest

from tests.conversations.assistant import Assistant


@pytest.mark.parametrize(
    "body", [[], "hello", {"sender": "x"}, {"message": "x"}, {"sender": 5, "message": "x"}, None]
)
def test_wrong_body(assistant: Assistant, body: object) -> None:
    """Status 4xx, and nothing of the body in the answer."""
    response = assistant.post(body)
    assert 400 <= response.status_code < 500
    assert len(response.json()["error"]) < 120
