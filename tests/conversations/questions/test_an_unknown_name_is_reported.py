"""A name that is not known is reported as such."""

from tests.conversations.person import Person


def test_an_unknown_name(client: Person) -> None:
    """A made-up name is never taken for something else."""
    reply = client.says("does zorblaxin interact with sertraline?")
    assert "zorblaxin" in " ".join(reply.custom("interaction")["unknown"]).lower()
