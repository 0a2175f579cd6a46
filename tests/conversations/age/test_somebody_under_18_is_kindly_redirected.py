"""Under 18 the talk closes, with a reason and a place to turn to."""

from tests.conversations.person import Person


def test_somebody_under_18_is_redirected(client: Person) -> None:
    """No answer is kept and nothing more is asked."""
    reply = client.says("I'm 16")
    assert reply.asks is None
    assert "18" in reply.text
    assert client.record() == {}
