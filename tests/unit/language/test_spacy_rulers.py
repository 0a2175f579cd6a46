"""Mentions are marked as denied, past or somebody else's by the words around them."""

from __future__ import annotations

import pytest

from attune.language.lexicon import Lexicon, LexiconEntry
from attune.language.spacy_rulers import Marked, MentionFinder

ENTRIES = [
    LexiconEntry("sertraline", "medicine", ("sertraline", "Zoloft")),
    LexiconEntry("warfarin", "medicine", ("warfarin",)),
    LexiconEntry("magnesium", "nutrient", ("magnesium",)),
    LexiconEntry("anxiety", "condition", ("anxiety",)),
    LexiconEntry("diabetes", "condition", ("diabetes", "type 2 diabetes")),
    LexiconEntry("calm-powder", "supplement", ("Calm",)),
]


@pytest.fixture(scope="module")
def finder() -> MentionFinder:
    return MentionFinder(ENTRIES, Lexicon(ENTRIES))


def _marks(marked: Marked) -> set[str]:
    names = ("negated", "past", "other_person")
    return {name for name in names if getattr(marked, name)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I take sertaline and magnesium", {"sertraline": set(), "magnesium": set()}),
        ("I don't have diabetes", {"diabetes": {"negated"}}),
        ("never had anxiety", {"anxiety": {"negated"}}),
        ("I used to have anxiety", {"anxiety": {"past"}}),
        ("my husband takes warfarin", {"warfarin": {"other_person"}}),
        ("I stopped the sertraline", {"sertraline": {"past"}}),
        ("my mum says I have anxiety", {"anxiety": set()}),
        ("no diabetes but I take warfarin", {"diabetes": {"negated"}, "warfarin": set()}),
        ("I want to be calm", {}),
        ("", {}),
    ],
)
def test_words_around_a_name_are_heard(
    finder: MentionFinder, text: str, expected: dict[str, set[str]]
) -> None:
    """Denial, past and other people are told apart from what the client takes or has."""
    assert {mark.found.id: _marks(mark) for mark in finder.find(text)} == expected
