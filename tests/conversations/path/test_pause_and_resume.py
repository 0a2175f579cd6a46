"""A pause holds the questions; going on asks the same one."""

from tests.conversations.person import Person


def test_pause_and_resume(client: Person) -> None:
    """Nothing is lost in between."""
    client.says("34")
    assert client.says("can we pause here").asks is None
    assert client.says("let's go on").asks == "about.sex"
    assert client.record()["about.age"]["value"] == 34
