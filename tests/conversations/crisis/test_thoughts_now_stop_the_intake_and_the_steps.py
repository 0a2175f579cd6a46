"""A yes to thoughts right now stops everything, and no steps are proposed later."""

from tests.conversations.person import Person


def test_thoughts_now(client: Person) -> None:
    """Advice is suspended while danger holds."""
    client.answers_until("asq.1")
    for item in ("asq.1", "asq.2", "asq.3", "asq.4", "asq.5"):
        assert client.reply.asks == item
        client.says("yes")
    assert client.reply.custom("crisis")["category"] == "suicide_self_harm"
