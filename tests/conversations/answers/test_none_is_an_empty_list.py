"""None means none, and is not asked again."""

from tests.conversations.person import Person


def test_none_is_an_empty_list(client: Person) -> None:
    """An empty list is an answer."""
    client.answers_until("about.medications")
    reply = client.says("nope, nothing")
    assert reply.custom("recorded")["items"][0]["value"] == []
    assert reply.asks == "about.supplements"
