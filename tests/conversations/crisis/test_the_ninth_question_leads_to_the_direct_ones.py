"""A positive ninth item is followed by the direct safety questions at once."""

from tests.conversations.person import Person


def test_the_ninth_question(client: Person) -> None:
    """In that very reply."""
    client.answers_until("phq9.9", phq9_1="2", phq9_2="2")
    reply = client.says("several days")
    assert "crisis" in reply.kinds or reply.asks == "asq.1"
