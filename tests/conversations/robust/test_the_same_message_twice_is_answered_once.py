"""Only a repeated message id is a duplicate."""

from tests.conversations.person import Person


def test_a_repeated_id(client: Person) -> None:
    """The same reply comes again; nothing is recorded twice."""
    first = client.says("34", message_id="m-1")
    assert client.says("34", message_id="m-1") == first
    assert first.asks == "about.sex"


def test_the_same_words(client: Person) -> None:
    """The same words twice are two messages."""
    client.answers_until("phq9.1")
    assert client.says("0").asks == "phq9.2"
    assert client.says("0").asks != "phq9.2"
