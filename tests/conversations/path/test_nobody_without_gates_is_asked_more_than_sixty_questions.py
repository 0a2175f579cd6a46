"""A calm adult for whom no gate opens is asked at most 60 questions, and is through."""

from tests.conversations.person import Person


def test_at_most_sixty(client: Person) -> None:
    """Ten minutes, not an afternoon."""
    asked = 0
    while client.reply.asks is not None and asked < 70:
        client.answers_one()
        asked += 1
    assert asked <= 60
    assert "summary" in client.reply.kinds
