from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.values.amounts import amounts
from attune.values.numerals import ONES, TENS, respell

HEDGES = st.sampled_from(["", "about ", "bout ", "roughly ", "maybe ", "i'd say ", "around "])
NAMES = {value: word for word, value in {**TENS, **ONES}.items() if word not in ("nought", "nil")}


def spoken(number: int) -> str:
    if number in NAMES:
        return NAMES[number]
    return f"{NAMES[number // 10 * 10]}-{NAMES[number % 10]}"


@given(st.integers(0, 99), HEDGES)
def test_a_number_in_words_is_the_number_in_digits(number: int, hedge: str) -> None:
    """Whether somebody writes 34 or thirty-four makes no difference, hedged or not."""
    for said in (str(number), spoken(number), spoken(number).replace("-", " ")):
        found = amounts(hedge + said)
        assert [amount.value for amount in found] == [number], hedge + said


@given(st.integers(1, 20), HEDGES)
def test_halves_are_read_however_they_are_written(number: int, hedge: str) -> None:
    """5½, 5.5, 5,5, 5 1/2 and five and a half are one number."""
    ways = (
        f"{number}½", f"{number}.5", f"{number},5", f"{number} 1/2", f"{number} and a half",
        f"{spoken(number)} and a half",
    )  # fmt: skip
    for said in ways:
        assert [amount.value for amount in amounts(hedge + said)] == [number + 0.5], said


@given(st.integers(1, 40), st.integers(1, 5))
def test_a_range_is_its_middle(low: int, width: int) -> None:
    """ "6-7ish", "6 or 7" and "between 6 and 7" stand for six and a half."""
    high = low + width
    for said in (
        f"{low}-{high}",
        f"{low} to {high}ish",
        f"{low} or {high}",
        f"between {low} and {high}",
    ):
        found = amounts(said)
        assert [amount.value for amount in found] == [(low + high) / 2], said


@pytest.mark.parametrize(
    ("said", "value", "bound"),
    [
        ("no more than 3", 3, "at_most"),
        ("less than five", 5, "at_most"),
        ("at least 4", 4, "at_least"),
        ("5+", 5, "at_least"),
        ("up to ten", 10, "at_most"),
    ],
)
def test_a_limit_counts_as_the_number_that_was_said(said: str, value: float, bound: str) -> None:
    """A comparative keeps its number and says that it was a limit."""
    (amount,) = amounts(said)
    assert (amount.value, amount.bound) == (value, bound)


@pytest.mark.parametrize(
    ("typed", "meant"), [("sevn", "seven"), ("eihgt", "eight"), ("twleve", "twelve")]
)
def test_misspelt_number_words_are_put_right(typed: str, meant: str) -> None:
    """One slip in a number word does not hide the number."""
    assert respell(typed) == meant


@pytest.mark.parametrize("word", ["weight", "there", "night", "even", "fever", "too", "for"])
def test_ordinary_words_are_not_taken_for_numbers(word: str) -> None:
    """Words one slip away from a number word keep their meaning."""
    assert respell(word) == word
    assert amounts(word) == ()
