"""Medicines are read with their dose, by brand or ingredient."""

from tests.conversations.person import Person


def test_a_list_of_medicines(client: Person) -> None:
    """A brand name leads to the same medicine."""
    client.answers_until("about.medications")
    reply = client.says("Lustral 50 mg and levothyroxine")
    ids = [entry["id"] for entry in reply.custom("recorded")["items"][0]["value"]]
    assert ids == ["sertraline", "levothyroxine"]
