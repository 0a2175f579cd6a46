"""Button tokens: short, signed, and plain text when forged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.intake.items import load_intake
from attune.replies.tokens import ButtonTokens, Tap

TOKENS = ButtonTokens(b"secret")
KNOWLEDGE = Path(__file__).parents[3] / "knowledge"


@given(st.sampled_from(["about.sex", "phq9.1", "consent"]), st.sampled_from(["all", 0, 3, True]))
def test_a_token_stands_for_what_it_was_made_of(item: str, value: str | int | bool) -> None:
    """There and back."""
    assert TOKENS.tap(TOKENS.token(Tap(item, value))) == Tap(item, value)


@given(st.text())
def test_no_text_is_a_token_by_chance(text: str) -> None:
    """What people type never taps a button."""
    assert TOKENS.tap(text) is None
    assert TOKENS.tap("~" + text) is None


def test_another_clinics_token_is_plain_text() -> None:
    """A token is good for the clinic that made it."""
    assert ButtonTokens(b"other").tap(TOKENS.token(Tap("about.sex", "female"))) is None


@pytest.mark.parametrize("item", load_intake(KNOWLEDGE).items.values(), ids=lambda item: item.id)
def test_every_option_fits_a_channel_with_64_bytes(item: object) -> None:
    """Some messaging apps cut a longer payload."""
    for option in item.options:  # type: ignore[attr-defined]
        assert len(TOKENS.token(Tap(item.id, option.value))) <= 64  # type: ignore[attr-defined]
