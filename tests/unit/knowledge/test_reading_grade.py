"""The reading grade: easy texts are easy, hard ones hard, names of substances short."""

from __future__ import annotations

from attune.knowledge.checks.reading_grade import grade, syllables


def test_easy_and_hard_texts_are_told_apart() -> None:
    """Short words in short sentences stay below grade 4; a clinician's sentence is above 12."""
    assert grade("Sleep well. Eat well. Go out in the sun each day.") < 4
    hard = "Pharmacological modulation of serotonergic neurotransmission necessitates supervision."
    assert grade(hard) > 12


def test_known_names_count_as_short() -> None:
    """A name that the base tells of is no hard word."""
    text = "Norepinephrine wakes you up and norepinephrine keeps you going all day long."
    assert grade(text, {"norepinephrine"}) < grade(text) - 3


def test_no_words_have_no_grade() -> None:
    """An empty text is not hard."""
    assert grade("") == 0
    assert grade("12.5") == 0


def test_syllables_of_common_words() -> None:
    """The count is right for ordinary words."""
    words = {"cat": 1, "table": 2, "scale": 1, "banana": 3, "wanted": 2, "helped": 1, "makes": 1}
    assert {word: syllables(word) for word in words} == words
