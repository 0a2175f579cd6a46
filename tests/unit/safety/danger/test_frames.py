"""The small language of danger rules."""

from __future__ import annotations

import pytest

from attune.errors import ContentError
from attune.safety.danger.finder import Finder
from attune.safety.danger.frames import Grammar
from attune.safety.danger.normal import Words


def words(text: str) -> Words:
    return Words(tuple(frozenset((word,)) for word in text.split()))


def matches(grammar: Grammar, frame: str, text: str) -> bool:
    return any(True for _ in Finder(grammar, words(text)).find(grammar.compile(frame)))


@pytest.fixture
def grammar() -> Grammar:
    return Grammar.build({"end": ["stop", "give up"], "all": ["{end} now"]})


@pytest.mark.parametrize(
    ("frame", "text", "expected"),
    [
        ("a ~1 b", "a x b", True),
        ("a ~1 b", "a x x b", False),
        ("a ~2 b", "a . b", False),
        ("a|b c", "b c", True),
        ("a|b c|d", "b c", True),
        ("x a|b ~0 c|d", "x b d", True),
        ("a b? c", "a c", True),
        ("{end} it", "give up it", True),
        ("{all}", "stop now", True),
        ("< a", "b a", False),
        ("a >", "a b", False),
        ("a >", "a . b", True),
        ("#many pills", "30 pills", True),
        ("#many pills", "2 pills", False),
        ("in #year", "in 1998", True),
    ],
)
def test_frames_match_as_they_are_read(
    grammar: Grammar, frame: str, text: str, expected: bool
) -> None:
    """Gaps, choices, groups, edges and numbers mean what the module says."""
    assert matches(grammar, frame, text) is expected


def test_an_unknown_group_is_named(grammar: Grammar) -> None:
    """A slip in a rule file is told in one line."""
    with pytest.raises(ContentError, match="nothing_such"):
        grammar.compile("{nothing_such} x")
