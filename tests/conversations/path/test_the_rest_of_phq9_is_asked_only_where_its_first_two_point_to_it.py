"""PHQ-2 comes before the rest of PHQ-9."""

from tests.conversations.person import Person


def test_calm(client: Person) -> None:
    """Two calm answers spare seven questions."""
    client.answers_until("phq9.2")
    assert client.says("0").asks != "phq9.3"


def test_low(client: Person) -> None:
    """A low mood opens the rest."""
    client.answers_until("phq9.2")
    assert client.says("nearly every day").asks == "phq9.3"
