"""Height and weight in British units are kept in centimetres and kilograms."""

from tests.conversations.person import Person


def test_feet_and_stones(client: Person) -> None:
    """The record has one unit for each item."""
    client.answers_until("about.height")
    client.says("5'6\"")
    client.says("11 stone")
    record = client.record()
    assert abs(record["about.height"]["value"] - 167.6) < 0.6
    assert abs(record["about.weight"]["value"] - 69.9) < 0.6
