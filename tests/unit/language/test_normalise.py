"""Text is brought to one spelling without losing meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.language.normalise import clean, normalise


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("I’m  OK —  really", "i'm ok - really"),
        ("5½ hours", "5½ hours"),
        ("ＳＬＥＥＰ", "sleep"),
        ("a\u200bb\x00c", "abc"),
        (" \t 5'6″ \n", "5'6\""),
        ("", ""),
    ],
)
def test_one_spelling(typed: str, plain: str) -> None:
    """Quotes, dashes, spaces, wide and invisible letters come out the plain way."""
    assert normalise(typed) == plain


def test_case_is_kept_where_asked() -> None:
    """`clean` leaves capitals for those who show names back."""
    assert clean("Dr  Müller’s") == "Dr Müller's"


@given(st.text())
def test_twice_is_once(text: str) -> None:
    """Normalising normalised text changes nothing, whatever was typed."""
    assert clean(clean(text)) == clean(text)
