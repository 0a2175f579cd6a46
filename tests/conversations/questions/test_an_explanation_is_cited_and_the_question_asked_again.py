"""A question in mid-intake is answered with sources, then the open question stands again."""

from tests.conversations.person import Person


def test_an_explanation(client: Person) -> None:
    """A digression is served without losing the place."""
    reply = client.says("what does serotonin do?")
    explanation = reply.custom("explanation")
    assert "serotonin" in explanation["topics"]
    assert all(claim["sources"] and claim["grade"] in "ABCD" for claim in explanation["claims"])
    assert reply.asks == "about.age"
