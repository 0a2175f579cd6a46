"""An earlier answer is corrected from anywhere."""

from tests.conversations.person import Person


def test_a_correction(client: Person) -> None:
    """The open question stays open."""
    client.answers_until("sleep.awakenings", sleep_hours="8 hours")
    reply = client.says("actually I sleep 6 hours")
    assert client.record()["sleep.hours"]["value"] == 6
    assert reply.custom("recorded")["items"][0]["item"] == "sleep.hours"
    assert reply.asks == "sleep.awakenings"
