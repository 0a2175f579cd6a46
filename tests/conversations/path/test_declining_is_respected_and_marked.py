"""Declining is noted as such and not asked again."""

from tests.conversations.person import Person


def test_declining(client: Person) -> None:
    """A clinician sees that it was asked and not answered."""
    client.answers_until("about.weight")
    assert client.says("I'd rather not say").asks != "about.weight"
    assert client.record()["about.weight"]["status"] == "declined"
