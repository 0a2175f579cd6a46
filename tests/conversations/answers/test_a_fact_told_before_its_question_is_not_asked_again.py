"""What was volunteered counts, and its question is left out."""

from tests.conversations.person import Person


def test_a_volunteered_fact(client: Person) -> None:
    """Nobody likes to say things twice."""
    client.answers_until("sleep.bedtime")
    client.says("I go to bed at 11 and wake up three times a night")
    record = client.record()
    assert record["sleep.bedtime"]["value"] == "23:00"
    assert record["sleep.awakenings"]["value"] == 3
