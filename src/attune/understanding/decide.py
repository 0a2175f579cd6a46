"""Arbitration: what is open decides where words alone can't; two acts of one message both count.

Reading values, guessing acts and screening for danger are done before; this weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from attune.intake.items import Item
from attune.intake.readings import Reading, Unclear
from attune.understanding.acts import ActGuess
from attune.understanding.types import Context

#: acts that steer the talk; in free text they win only when they are clear
STEERING = frozenset({
    "skip", "decline", "back", "why_ask", "pause", "stop", "resume", "help", "repeat", "ask_human",
    "ask_privacy", "delete_data", "export_data", "share_results", "ask_results", "ask_sources",
    "ask_steps", "bot_challenge", "insult", "goodbye", "report_effect", "reject_step",
})  # fmt: skip
QUESTIONS = frozenset({"ask_explain", "ask_interaction", "ask_labs", "out_of_scope"})
_CLEAR, _LIKELY, _WEAK = 0.75, 0.5, 0.3
_QUESTION = re.compile(
    r"\?\s*$|^(what|why|how|when|where|who|which|can|could|should|is|are|do|does|did|will|would|am|"
    r"tell me|explain|whats|what's)\b",
    re.IGNORECASE,
)
_CORRECTING = re.compile(
    r"\b(actually|i meant|i mean|correction|sorry|oops|my mistake|got that wrong|i said|"
    r"change (my|the|that)|should (be|have been|say)|not \d+ but|wrong)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"[.!?;\n]+\s+|\s+(?:but|and|also|by the way|btw)\s+(?=(?:why|what|how|can)\b)"
)


@dataclass(frozen=True)
class Heard:
    """All that was made out of a message before it is weighed."""

    text: str
    guess: ActGuess
    item: Item | None
    reading: Reading | Unclear | None
    others: tuple[Reading, ...]


@dataclass(frozen=True)
class Decision:
    """The act, a second one, and which readings hold."""

    act: str
    confidence: float
    also: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    unclear: Unclear | None = None
    correct_item: str | None = None


def decide(
    heard: Heard,
    context: Context,
    clause_act: Callable[[str], ActGuess],
    named_item: Callable[[str], str | None],
) -> Decision:
    """Weigh what was heard. `clause_act` guesses the act of a part; `named_item` finds an item."""
    guess, reading = heard.guess, heard.reading
    if context.mode == "consent" and guess.act not in STEERING | QUESTIONS:
        act = guess.act if guess.act == "greet" and guess.confidence > _LIKELY else "answer"
        return Decision(act, guess.confidence, readings=heard.others)
    if _corrects(heard):
        return _correction(heard, named_item)
    if _steers(heard):
        item = named_item(heard.text) if guess.act == "back" else None
        return Decision(guess.act, guess.confidence, correct_item=item)
    if isinstance(reading, Reading) and not _asks_instead(heard):
        also = _second_act(heard, clause_act)
        return Decision("answer", 1.0, also, (reading, *heard.others))
    if heard.others and guess.act not in QUESTIONS:
        return Decision("answer", guess.confidence, readings=heard.others)
    if isinstance(reading, Unclear) and not _asks_instead(heard):
        return Decision("answer", guess.confidence, unclear=reading)
    if guess.act in ("answer", "correct") or guess.confidence < _WEAK:
        return _unreadable(heard)
    return Decision(guess.act, guess.confidence, readings=heard.others)


def _steers(heard: Heard) -> bool:
    """Whether the words steer the talk rather than answer."""
    guess = heard.guess
    if guess.act not in STEERING:
        return False
    if heard.item is None or heard.reading is None:
        return guess.confidence >= _WEAK
    if isinstance(heard.reading, Unclear):
        return guess.confidence >= _LIKELY
    if heard.item.type == "text":
        return guess.confidence >= _CLEAR or (len(heard.text) < 25 and guess.confidence >= _LIKELY)
    return guess.confidence >= 0.9


def _asks_instead(heard: Heard) -> bool:
    """Whether the words are a question of their own and not an answer to what is open."""
    guess = heard.guess
    if guess.act not in QUESTIONS and guess.act not in STEERING:
        return False
    asks = bool(_QUESTION.search(heard.text.strip()))
    needed = _LIKELY if asks else 0.85
    return (guess.confidence >= needed and not isinstance(heard.reading, Reading)) or (
        asks and guess.confidence >= _LIKELY and len(heard.text.split()) > 2
    )


def _corrects(heard: Heard) -> bool:
    guess = heard.guess
    if guess.act == "correct" and guess.confidence >= _LIKELY:
        return True
    return bool(_CORRECTING.search(heard.text)) and (
        guess.of("correct") >= 0.15 or bool(heard.others)
    )


def _correction(heard: Heard, named_item: Callable[[str], str | None]) -> Decision:
    named = named_item(heard.text)
    item = heard.item.id if heard.item else None
    if heard.others:
        return Decision("correct", heard.guess.confidence, readings=heard.others)
    if named is None and isinstance(heard.reading, Reading) and heard.item is not None:
        return Decision("answer", heard.guess.confidence, readings=(heard.reading,))
    return Decision(
        "correct", heard.guess.confidence, correct_item=named if named != item else None
    )


def _second_act(heard: Heard, clause_act: Callable[[str], ActGuess]) -> tuple[str, ...]:
    """A question or wish in another part of the message ("6. why do you ask?")."""
    parts = [part for part in _CLAUSES.split(heard.text) if part and part.strip()]
    if len(parts) < 2 or (heard.item is not None and heard.item.type == "text"):
        return ()
    for part in parts[1:]:
        guess = clause_act(part)
        if guess.act in STEERING | QUESTIONS - {"out_of_scope"} and guess.confidence >= 0.6:
            return (guess.act,)
    return ()


def _unreadable(heard: Heard) -> Decision:
    """Meant as an answer, but no value was found in it."""
    unclear = heard.reading if isinstance(heard.reading, Unclear) else None
    if heard.item is None:
        act = "out_of_scope" if heard.guess.act in ("answer", "correct") else heard.guess.act
        return Decision(act, heard.guess.confidence)
    return Decision("answer", heard.guess.confidence, unclear=unclear)


def first_named(text: str, phrases: Sequence[tuple[str, str]]) -> str | None:
    """The item whose phrase stands in `text`; the longest phrase wins."""
    low = text.lower()
    hits = [(len(p), item) for p, item in phrases if re.search(rf"\b{re.escape(p)}\b", low)]
    return max(hits)[1] if hits else None
