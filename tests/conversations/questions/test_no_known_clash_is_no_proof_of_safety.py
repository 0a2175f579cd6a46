"""Where nothing is known, that is said, and not more."""

from tests.conversations.person import Person


def test_no_known_clash(client: Person) -> None:
    """Silence of the knowledge base proves nothing."""
    reply = client.says("is it ok to take glycine with vitamin c?")
    assert reply.custom("interaction")["pairs"] == []
    assert "no proof" in reply.text
