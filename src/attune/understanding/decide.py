"""Arbitration: what is open decides where words alone can't; two acts of one message both count.

Reading values, guessing acts and screening for danger are done elsewhere; this weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from attune.intake.answers import ListEntry
from attune.intake.items import Item
from attune.intake.readings import Reading, Unclear
from attune.language.normalise import normalise
from attune.understanding.acts import ActGuess
from attune.understanding.corrections import (
    is_reply_in_other_words,
    new_values,
    points_back,
    takes_back,
)
from attune.understanding.types import Context

#: acts that steer the talk; against free text they win only when they are clear
STEERING = frozenset({
    "skip", "decline", "back", "why_ask", "pause", "stop", "resume", "help", "repeat", "ask_human",
    "ask_privacy", "delete_data", "export_data", "share_results", "ask_results", "ask_sources",
    "ask_steps", "bot_challenge", "insult", "goodbye", "report_effect", "reject_step",
})  # fmt: skip
QUESTIONS = frozenset({"ask_explain", "ask_interaction", "ask_labs", "out_of_scope"})
#: acts about a plan, which is not there yet while questions are open
ABOUT_STEPS = frozenset({"report_effect", "reject_step"})
#: acts that may stand beside an answer in one message
BESIDE = (STEERING | QUESTIONS) - {
    "out_of_scope", "insult", "goodbye", "bot_challenge", "resume", "report_effect", "reject_step",
}  # fmt: skip
#: how sure an act must be: against a good reading, a doubtful one, none
_SURE, _CLEAR, _LIKELY, _WEAK = 0.9, 0.75, 0.5, 0.3
_MOST_PARTS = 4
_ASKING = re.compile(
    r"\?\s*$|^(and |but |so |also )?(what|why|how|can|could|should|is|are|do|does|did|will|would|"
    r"am|who|which|when|where|tell me|explain|whats|hows)\b"
)
_AGREES = re.compile(
    r"^(y|yes|yeah|yep|yup|ok|okay|k|sure|fine|alright|all|both|only|just|agreed?|no|nope|nah|go|"
    r"i (do|agree|consent|accept|don't|do not)|let'?s|happy|absolutely|of course)\b"
)
_PARTS = re.compile(
    r"(?<=[.!?;\n])\s+|\n+|,\s+(?=(?:and |but |so |also )?(?:why|what|how|can|could|is|are|do|does|"
    r"should|who|skip|i )\b)|,?\s+(?:but|by the way|btw)\s+(?=(?:why|what|how|can|is|do|i)\b)"
    r"|\s+and\s+(?=(?:why|what|how|can)\b)"
)


class Ears(Protocol):
    """What arbitration may ask for once more, about a part of the message."""

    def guess_part(self, text: str) -> ActGuess: ...
    def named_item(self, text: str) -> str | None: ...
    def read_for(self, item_id: str, text: str) -> Reading | Unclear | None: ...
    def others_in(self, text: str) -> tuple[Reading, ...]: ...


@dataclass(frozen=True)
class Heard:
    """All that was made out of a message before it is weighed."""

    text: str
    guess: ActGuess
    item: Item | None
    reading: Reading | Unclear | None
    others: tuple[Reading, ...]

    @property
    def plain(self) -> str:
        """The words in their normal form."""
        return normalise(self.text)

    @property
    def asks(self) -> bool:
        """Whether the words have the form of a question."""
        return bool(_ASKING.search(self.plain))


@dataclass(frozen=True)
class Decision:
    """The act, a second one, and which readings hold."""

    act: str
    confidence: float
    also: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    unclear: Unclear | None = None
    correct_item: str | None = None


def decide(heard: Heard, context: Context, ears: Ears) -> Decision:
    """Weigh what was heard; `ears` are lent for parts of the message."""
    if context.mode == "consent":
        return _before_consent(heard)
    if _corrects(heard):
        return _correction(heard, ears)
    return _two_acts(heard, ears) or _one_act(heard, ears)


def _before_consent(heard: Heard) -> Decision:
    """Only yes, no and which are answers then; questions and wishes are served as ever."""
    guess = heard.guess
    wants = guess.act in (STEERING | QUESTIONS) - {"resume", "share_results", "skip"}
    if guess.act == "greet" and guess.confidence > _LIKELY:
        return Decision("greet", guess.confidence)
    if wants and guess.confidence >= _WEAK and (heard.asks or not _AGREES.match(heard.plain)):
        return Decision(guess.act, guess.confidence, readings=heard.others)
    return Decision("answer", guess.confidence, readings=heard.others)


def _one_act(heard: Heard, ears: Ears) -> Decision:
    guess, reading = heard.guess, heard.reading
    if _wins(heard):
        item = ears.named_item(heard.text) if guess.act == "back" else None
        return Decision(guess.act, guess.confidence, readings=heard.others, correct_item=item)
    if isinstance(reading, Reading):
        return Decision("answer", 1.0, (), (reading, *heard.others))
    if heard.others:
        return Decision("answer", guess.confidence, readings=heard.others)
    if isinstance(reading, Unclear):
        return Decision("answer", guess.confidence, unclear=reading)
    if guess.act in ("answer", "correct") or guess.confidence < _WEAK:
        return _unreadable(heard)
    return Decision(guess.act, guess.confidence)


def _wins(heard: Heard) -> bool:
    """Whether the act of the words counts more than a value that could be read in them."""
    guess, reading = heard.guess, heard.reading
    if guess.act not in STEERING | QUESTIONS:
        return False
    if reading is None:
        return guess.confidence >= (_CLEAR if heard.others and not heard.asks else _WEAK)
    if isinstance(reading, Unclear):
        return guess.confidence >= (_LIKELY if heard.asks else _CLEAR)
    if is_doubtful(reading, heard.item):
        strange = guess.act == "out_of_scope" and not heard.asks
        return guess.confidence >= (_LIKELY if heard.asks else _SURE if strange else _CLEAR)
    if guess.act in ABOUT_STEPS:
        return False
    if guess.act == "skip" and heard.item is not None and heard.item.type in ("choice", "yes_no"):
        return False
    if guess.act in QUESTIONS:
        return heard.asks and guess.confidence >= _LIKELY and len(heard.plain.split()) > 2
    return guess.confidence >= (_CLEAR if heard.asks else _SURE)


def is_doubtful(reading: Reading, item: Item | None) -> bool:
    """A value that nearly any words would yield: free text, or names that nobody knows."""
    if item is not None and item.type == "text":
        return True
    value = reading.value
    return (
        isinstance(value, tuple)
        and bool(value)
        and all(isinstance(entry, ListEntry) and entry.id is None for entry in value)
    )


def _two_acts(heard: Heard, ears: Ears) -> Decision | None:
    """A value and a question or wish in different parts of the message ("6. why do you ask?")."""
    parts = [part.strip() for part in _PARTS.split(heard.text) if part and part.strip()]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return None
    wish, told = _sorted_out(heard, parts, ears)
    if wish is None or not told:
        return None
    words = " ".join(told)
    others = ears.others_in(words)
    reading = ears.read_for(heard.item.id, words) if heard.item is not None else None
    if isinstance(reading, Reading) and not (
        heard.item is not None and heard.item.type != "text" and is_doubtful(reading, heard.item)
    ):
        return Decision("answer", 1.0, (wish.act,), (reading, *others))
    if others and wish.act in ("skip", "decline"):
        return Decision("answer", wish.confidence, (wish.act,), others)
    return Decision(wish.act, wish.confidence, readings=others) if others else None


def _sorted_out(
    heard: Heard, parts: Sequence[str], ears: Ears
) -> tuple[ActGuess | None, list[str]]:
    """The first part that asks or wishes, as a guess, and the parts that tell."""
    free = heard.item is not None and heard.item.type == "text"
    wish: ActGuess | None = None
    told: list[str] = []
    for part in parts:
        guess = ears.guess_part(part)
        asks = bool(_ASKING.search(normalise(part)))
        needed = _LIKELY if asks else _CLEAR
        if (
            wish is None
            and guess.act in BESIDE
            and guess.confidence >= needed
            and (asks or not free)
        ):
            wish = guess
        else:
            told.append(part)
    return wish, told


def _corrects(heard: Heard) -> bool:
    guess = heard.guess
    if guess.act == "correct" and guess.confidence >= _LIKELY:
        if not isinstance(heard.reading, Reading) or heard.others:
            return True
        short = is_reply_in_other_words(heard.plain)
        return not short and (points_back(heard.plain) or is_doubtful(heard.reading, heard.item))
    return takes_back(heard.plain) and (guess.of("correct") >= 0.15 or bool(heard.others))


def _correction(heard: Heard, ears: Ears) -> Decision:
    """With the new value where it can be read; else with the item that is meant, if it is named."""
    confidence = max(heard.guess.of("correct"), _WEAK)
    open_id = heard.item.id if heard.item else None
    named = ears.named_item(heard.text)
    if heard.others:
        return Decision("correct", confidence, readings=heard.others)
    if named is not None and named != open_id:
        for words in new_values(heard.plain):
            reading = ears.read_for(named, words)
            if isinstance(reading, Reading) and not is_doubtful(reading, None):
                return Decision("correct", confidence, readings=(reading,), correct_item=named)
        return Decision("correct", confidence, correct_item=named)
    if isinstance(heard.reading, Reading) and (named == open_id or heard.guess.act != "correct"):
        return Decision("answer", confidence, readings=(heard.reading,))
    return Decision("correct", confidence)


def _unreadable(heard: Heard) -> Decision:
    """No value was found: a question by its form, an answer to ask back about, or neither."""
    guess = heard.guess
    if heard.asks or heard.item is None:
        other = next((pair for pair in guess.ranked if pair[0] not in ("answer", "correct")), None)
        if other is not None and heard.asks and other[1] >= 0.1:
            return Decision(other[0], other[1])
        if heard.item is None:
            return Decision("out_of_scope", guess.confidence)
    return Decision("answer", guess.confidence)


def first_named(text: str, phrases: Sequence[tuple[str, str]]) -> str | None:
    """The item whose phrase stands in `text`; the longest phrase wins."""
    low = normalise(text)
    hits = [(len(p), item) for p, item in phrases if p in low]
    for _, item in sorted(hits, reverse=True):
        if any(re.search(rf"\b{re.escape(p)}\b", low) for p, owner in phrases if owner == item):
            return item
    return None
