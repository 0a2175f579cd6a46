"""Times are understood as people say them."""

from tests.conversations.person import Person


def test_half_ten(client: Person) -> None:
    """In Britain half ten is half past ten, and bedtime is in the evening."""
    client.answers_until("sleep.bedtime")
    client.says("half ten")
    client.says("quarter to 7")
    record = client.record()
    assert record["sleep.bedtime"]["value"] == "22:30"
    assert record["sleep.wake_time"]["value"] == "06:45"
