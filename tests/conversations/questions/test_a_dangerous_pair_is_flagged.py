"""A serotonergic pair is flagged."""

from tests.conversations.person import Person


def test_a_dangerous_pair(client: Person) -> None:
    """The two substances are named as the person named them."""
    reply = client.says("can I take st john's wort with sertraline?")
    pairs = reply.custom("interaction")["pairs"]
    assert {pairs[0]["a"], pairs[0]["b"]} == {"sertraline", "st-johns-wort"}
    assert pairs[0]["severity"] in ("contraindicated", "major")
