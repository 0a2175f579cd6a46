"""Cycle and menopause are not asked of somebody born male."""

from tests.conversations.person import Person


def test_cycle_questions(client: Person) -> None:
    """No pointless questions."""
    seen = set()
    while client.reply.asks is not None:
        seen.add(client.reply.asks)
        client.answers_one()
    assert not seen & {"hormone.cycle", "hormone.last_period", "about.pregnancy"}
