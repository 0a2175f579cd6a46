"""The reason of a question, then the question, once."""

from tests.conversations.person import Person


def test_why(client: Person) -> None:
    """A digression does not lose the place."""
    client.says("34")
    why = client.reply.custom("question")["why"]
    reply = client.says("why do you ask?")
    assert why in reply.text
    assert reply.kinds.count("question") == 1
    assert reply.asks == "about.sex"
