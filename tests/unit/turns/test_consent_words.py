"""Consent in words: only what is said is granted, and doubt is asked back."""

from __future__ import annotations

import pytest

from attune.turns.consent_words import read_consent

ALL = {"intake", "share_with_clinic", "follow_up"}


@pytest.mark.parametrize(
    ("words", "granted"),
    [
        ("yes", ALL),
        ("yep that's fine", ALL),
        ("I agree to everything", ALL),
        ("ok go ahead", ALL),
        ("sure, no problem", ALL),
        ("1", ALL),
        ("2", {"intake"}),
        ("only the questions", {"intake"}),
        ("just the intake please", {"intake"}),
        ("yes but don't share it with the clinic", {"intake", "follow_up"}),
        ("yes, except the follow up", {"intake", "share_with_clinic"}),
        ("no", set()),
        ("no thanks", set()),
        ("3", set()),
        ("I do not agree", set()),
    ],
)
def test_what_was_said_is_granted(words: str, granted: set[str]) -> None:
    """No more and no less."""
    assert read_consent(words, None) == granted


@pytest.mark.parametrize("words", ["what?", "purple", "hmm", "who are you"])
def test_doubt_is_not_consent(words: str) -> None:
    """What is unclear is asked back."""
    assert read_consent(words, None) is None
