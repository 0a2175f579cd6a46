"""The reviewed content of a crisis: complete, plain, and free of methods and promises."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml

from attune.safety.danger.frames import Frame, Grammar
from attune.safety.danger.resources import CrisisContent, load_crisis
from attune.safety.danger.rules import DangerRules
from attune.safety.danger_types import Category

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
NEEDED = (
    *(f"first.{name}" for name in get_args(Category)),
    *(f"check.{name}" for name in get_args(Category)),
    *(f"questions.{q}" for q in
      ("now", "plan", "means", "past", "alone", "other_now", "check", "safe", "sure")),
    "again", "stay", "not_safe", "refused", "unread", "denial", "resumed", "why",
)  # fmt: skip


@pytest.fixture(scope="module")
def content() -> CrisisContent:
    return load_crisis(KNOWLEDGE)


@pytest.mark.parametrize("name", NEEDED)
def test_every_reply_of_a_crisis_is_plain(content: CrisisContent, name: str) -> None:
    """Somebody in danger reads short words: grade 6 or below."""
    words = content.words(name)
    assert grade(words) <= 6, words


@pytest.mark.parametrize("name", NEEDED)
def test_nothing_is_promised_and_no_method_named(content: CrisisContent, name: str) -> None:
    """No secrecy, no promise of a person who may not come, no means by name."""
    words = content.words(name).lower()
    assert not re.search(r"\b(promise|secret|confidential|someone will|we will call)\b", words)
    assert not re.search(r"\b(rope|pills|gun|knife|bridge|hang|overdose)\b", words)


def test_every_country_has_a_line_and_an_emergency_number(content: CrisisContent) -> None:
    """Each country file leads somewhere in a suicidal crisis, with hours."""
    assert len(content.countries()) >= 35
    for country in content.countries():
        lines = content.lines(country, "suicide_self_harm")
        assert len(lines) >= 2, country
        assert all(line.contact and line.hours for line in lines)


def test_every_entry_says_how_and_when_it_was_verified() -> None:
    """A number without its proof stays out."""
    for file in (KNOWLEDGE / "crisis").glob("*.yml"):
        if file.stem == "wording":
            continue
        raw = yaml.load(file.read_text(), Loader=yaml.CSafeLoader)
        for entry in raw["resources"]:
            assert all(entry[key] for key in ("verified", "on", "mark")), file.name
            assert set(entry["for"]) <= set(get_args(Category)), file.name


def test_no_idiom_excuses_a_single_word() -> None:
    """An idiom is at least two words, else it would excuse the danger word everywhere."""
    folder = KNOWLEDGE / "danger"
    rules = DangerRules.load(folder)
    raw = yaml.load((folder / "idioms.yml").read_text(), Loader=yaml.CSafeLoader)
    for idiom in raw["idioms"]:
        frame = rules.grammar.compile(idiom).frame
        assert _least_words(rules.grammar, frame) >= 2, idiom


def grade(text: str) -> float:
    """Flesch-Kincaid grade; a syllable is a group of vowels, a silent e at the end is none."""
    sentences = max(1, len(re.findall(r"[.?!:]+", text)))
    words = re.findall(r"[a-z']+", text.lower())
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", w)))) for w in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _least_words(grammar: Grammar, frame: Frame) -> int:
    total = 0
    for part in frame:
        if part.optional or part.kind in ("gap", "start", "end"):
            continue
        if part.kind == "group":
            options = grammar.groups[part.group]
            phrases = [*options.other, *(p for ps in options.by_first.values() for p in ps)]
            total += min(_least_words(grammar, phrase.frame) for phrase in phrases)
        else:
            total += 1
    return total
