"""Reads one message whole: encoded once, screened, names found, act guessed, answers read.

Each part can be called by itself, so that Rasa's components stay thin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from attune.intake.items import Intake, Item
from attune.intake.readings import Reading, Unclear
from attune.language.lexicon import Lexicon
from attune.language.nearest import Encodes
from attune.language.spacy_rulers import MentionFinder
from attune.language.vectors import Floats
from attune.safety.danger_types import Danger
from attune.understanding.acts import ActClassifier, ActGuess, context_for
from attune.understanding.decide import Heard, decide, first_named
from attune.understanding.types import Context, Mention, Understanding

_ABOUT_THINGS_TAKEN = frozenset({"ask_interaction"})
_WORDS = re.compile(r"[^\W_]", re.UNICODE)
_MEASURES = frozenset({"number", "quantity", "duration", "clock_time", "date"})
_CLAUSES = re.compile(r"[,;.\n]\s+|\s+(?:and|but)\s+")


class Reads(Protocol):
    """What reads answers: `attune.intake.reading.AnswerReader`."""

    def read(
        self, text: str, item: Item, *, today: Any, vector: Any, locale: str
    ) -> Reading | Unclear | None: ...

    def volunteered(
        self, text: str, *, skip: str | None, today: Any, locale: str
    ) -> tuple[Reading, ...]: ...


class Screens(Protocol):
    """What screens for danger: `attune.safety.danger.screen.DangerScreen`."""

    def screen(
        self, text: str, *, vector: Any = None, recent: Any = (), open_item: str | None = None
    ) -> Danger | None: ...


class Understander:
    """The understanding of messages; one for a process."""

    def __init__(
        self,
        intake: Intake,
        acts: ActClassifier,
        screen: Screens,
        lexicon: Lexicon,
        reader: Reads,
        encoder: Encodes,
        finder: MentionFinder | None = None,
    ) -> None:
        """Without `finder` names are found, but not marked as denied, past or another's."""
        self.intake = intake
        self.acts = acts
        self._screen = screen
        self.lexicon = lexicon
        self.reader = reader
        self._encoder = encoder
        self._finder = finder
        self.phrases = tuple(
            (phrase.lower(), item.id)
            for item in intake.items.values()
            for phrase in (*item.phrases, item.short)
            if phrase
        )

    def understand(
        self, text: str, context: Context, button: Mapping[str, Any] | None = None
    ) -> Understanding:
        """The whole reading of `text`; `button`: the item and value that was tapped instead."""
        vector = self.vector(text)
        danger = self.danger(text, vector, context) if button is None else None
        mentions = self.mentions(text)
        guess = self.guess(text, vector, context)
        return self.decide(text, context, vector, danger, mentions, guess, button)

    def vector(self, text: str) -> Floats:
        """The message as a vector [384]; the one time it is encoded."""
        vector: Floats = self._encoder.encode([text])[0]
        return vector

    def danger(self, text: str, vector: Floats, context: Context) -> Danger | None:
        """What the danger screen says, with the last messages in view."""
        return self._screen.screen(
            text, vector=vector, recent=context.recent, open_item=context.open_item
        )

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Things of the knowledge base that the message names."""
        if self._finder is None:
            return tuple(
                Mention(f.id, f.kind, f.text, f.span, f.exact) for f in self.lexicon.find(text)
            )
        return tuple(
            Mention(
                mark.found.id,
                mark.found.kind,
                mark.found.text,
                mark.found.span,
                mark.found.exact,
                mark.negated,
                mark.past,
                mark.other_person,
            )
            for mark in self._finder.find(text)
        )

    def guess(self, text: str, vector: Floats, context: Context) -> ActGuess:
        """The acts of the message, likeliest first."""
        if not _WORDS.search(text):
            return ActGuess((("out_of_scope", 1.0),))
        return self.acts.guess(
            text, vector, context_for(self.intake, context.open_item, context.mode)
        )

    def decide(
        self,
        text: str,
        context: Context,
        vector: Floats,
        danger: Danger | None,
        mentions: tuple[Mention, ...],
        guess: ActGuess,
        button: Mapping[str, Any] | None = None,
    ) -> Understanding:
        """Read what the open item asks for, and weigh it against the rest."""
        if button is not None:
            return self._tapped(button, mentions)
        item = self.intake.items.get(context.open_item or "")
        ears = _Ears(self, context)
        reading, others = self._read(text, item, vector, ears)
        decision = decide(Heard(text, guess, item, reading, others), context, ears)
        if decision.act in _ABOUT_THINGS_TAKEN:
            mentions = (*mentions, *self._unknown(text, mentions))
        return Understanding(
            act=decision.act,
            confidence=decision.confidence,
            also=decision.also,
            readings=decision.readings,
            unclear=decision.unclear,
            mentions=mentions,
            danger=danger,
            correct_item=decision.correct_item,
        )

    def _read(
        self, text: str, item: Item | None, vector: Floats, ears: _Ears
    ) -> tuple[Reading | Unclear | None, tuple[Reading, ...]]:
        """The answer to what is open, and answers to other items.

        What was told of other things is not read again for the open item: of "in bed at 11, awake
        an hour" neither is the number of hours slept.
        """
        others = ears.others_in(text)
        if item is None:
            return None, others
        if others and item.type in _MEASURES:
            parts = [part for part in _CLAUSES.split(text) if part.strip()]
            own = [part for part in parts if not ears.others_in(part)]
            if len(parts) > 1:
                return (ears.read_for(item.id, ", ".join(own)) if own else None), others
        return ears.read_for(item.id, text, vector), others

    def _tapped(self, button: Mapping[str, Any], mentions: tuple[Mention, ...]) -> Understanding:
        item_id, value = str(button["item"]), button["value"]
        item = self.intake.items.get(item_id)
        if item_id == "act":
            return Understanding(str(value), 1.0, mentions=mentions)
        if item is not None and item.type == "multi_choice":
            value = (value,)
        if value in ("yes", "no") and (item is None or item.type == "yes_no"):
            value = value == "yes"
        reading = Reading(item_id, value, item.unit if item else None, str(value), "button")
        return Understanding("answer", 1.0, readings=(reading,))

    def _unknown(self, text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        found = self.lexicon.find(text)
        return tuple(
            Mention(None, "medicine", f.text, f.span) for f in self.lexicon.unfamiliar(text, found)
        )


class _Ears:
    """Lends arbitration the parts of understanding, within one context."""

    def __init__(self, whole: Understander, context: Context) -> None:
        self._whole = whole
        self._context = context

    def guess_part(self, text: str) -> ActGuess:
        return self._whole.guess(text, self._whole.vector(text), self._context)

    def named_item(self, text: str) -> str | None:
        return first_named(text, self._whole.phrases)

    def read_for(
        self, item_id: str, text: str, vector: Floats | None = None
    ) -> Reading | Unclear | None:
        context, item = self._context, self._whole.intake.items[item_id]
        return self._whole.reader.read(
            text, item, today=context.today, vector=vector, locale=context.locale
        )

    def others_in(self, text: str) -> tuple[Reading, ...]:
        context = self._context
        return self._whole.reader.volunteered(
            text, skip=context.open_item, today=context.today, locale=context.locale
        )
