"""Any first message is greeted and met with the consent question."""

from collections.abc import Callable

from tests.conversations.person import Person


def test_the_first_reply_asks_for_consent(someone: Callable[..., Person]) -> None:
    """Nothing is asked about a person before they agreed to have it kept."""
    reply = someone().says("hi there")
    consent = reply.custom("consent")
    assert [scope["id"] for scope in consent["scopes"]] == [
        "intake", "share_with_clinic", "follow_up",
    ]  # fmt: skip
    assert [scope["required"] for scope in consent["scopes"]] == [True, False, False]
