"""Somebody who wants a person is told honestly what happens."""

from tests.conversations.person import Person


def test_a_wish_for_a_person(client: Person) -> None:
    """And can go on meanwhile."""
    reply = client.says("can I talk to a human please")
    assert reply.custom("handoff")["state"] == "requested"
    assert client.says("go on").asks == "about.age"
