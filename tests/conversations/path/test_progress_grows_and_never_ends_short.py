"""Progress is shown with every question and reaches its end."""

from tests.conversations.person import Person


def test_progress(client: Person) -> None:
    """A person sees how far it is."""
    first = client.reply.custom("question")["progress"]
    assert first["answered"] == 0
    client.answers_until("about.height")
    later = client.reply.custom("question")["progress"]
    assert later["answered"] == 2
    assert later["expected"] >= later["answered"]
