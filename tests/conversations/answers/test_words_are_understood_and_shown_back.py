"""An answer in words is read, shown back, and the next question follows."""

from tests.conversations.person import Person


def test_words_are_shown_back(client: Person) -> None:
    """What was understood can be seen at once, and put right."""
    reply = client.says("I am thirty four years old")
    assert reply.custom("recorded")["items"][0]["value"] == 34
    assert reply.asks == "about.sex"
