"""One 'I'm fine' is not enough; said again, the intake goes on where it was."""

from tests.conversations.person import Person


def test_one_denial(client: Person) -> None:
    """A well-known mistake is to stop at the first denial."""
    client.says("34")
    client.says("I want to kill myself")
    reply = client.says("no no you misunderstood me, I'm safe")
    assert str(reply.asks).startswith("safety.")
    for _ in range(6):
        if not str(client.reply.asks).startswith("safety."):
            break
        client.says("yes, I am safe")
    assert client.reply.asks == "about.sex"
