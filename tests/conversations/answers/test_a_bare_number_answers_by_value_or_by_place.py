"""A bare number answers a choice: by value where values are numbers, else by position."""

from tests.conversations.person import Person


def test_by_position(client: Person) -> None:
    """Options without numbers are counted from one."""
    client.says("34")
    client.says("2")
    assert client.record()["about.sex"]["value"] == "male"


def test_by_value(client: Person) -> None:
    """On a scale of 0 to 3 a 2 is the value 2."""
    client.answers_until("phq9.1")
    client.says("2")
    assert client.record()["phq9.1"]["value"] == 2
