"""An age that is changed to 18 afterwards does not open the talk again."""

from tests.conversations.person import Person


def test_the_talk_stays_closed(client: Person) -> None:
    """Otherwise the gate would be a formality."""
    client.says("15")
    reply = client.says("sorry I meant 18")
    assert reply.asks is None
    assert client.says("hello").asks is None
    assert client.record() == {}
