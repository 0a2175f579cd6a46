"""Age is the one thing that is needed."""

from tests.conversations.person import Person


def test_the_age_can_not_be_skipped(client: Person) -> None:
    """It decides what is safe; everything else may be left out."""
    assert client.says("skip").asks == "about.age"
    assert client.says("I'd rather not say").asks == "about.age"
