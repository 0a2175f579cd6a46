"""Two messages sent at once are served one after the other."""

from tests.conversations.person import Person


def test_two_at_once(client: Person) -> None:
    """Neither is lost."""
    from concurrent.futures import ThreadPoolExecutor

    bodies = [
        {"sender": client.sender, "message": text}
        for text in ("I am 34 years old", "what is gaba?")
    ]
    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(client.assistant.post, bodies))
    assert all(reply.status_code == 200 and reply.json() for reply in replies)
    assert client.record()["about.age"]["value"] == 34
