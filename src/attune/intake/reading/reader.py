"""Reads a message as the answer to an item, as a careful person at a front desk would.

What a message wants (its act) stays out; danger does too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from attune.intake.items import Intake, Item
from attune.intake.reading import (
    choices,
    counts,
    labs,
    list_mentions,
    lists,
    quantities,
    several,
    times,
    yes_no,
)
from attune.intake.reading.found import Asked, Got, Outcome
from attune.intake.reading.guide import Guide, beginnings
from attune.intake.reading.nearness import near_option
from attune.intake.reading.speech import (
    about_another,
    clauses,
    is_unknown,
    refuses,
    sentences,
    words_of,
)
from attune.intake.reading.volunteered import statements_in
from attune.intake.readings import Reading, Unclear
from attune.language.lexicon import Lexicon
from attune.language.nearest import NearestOption
from attune.language.normalise import clean
from attune.language.vectors import Floats
from attune.values.numerals import respell

_SCALAR: dict[str, Callable[[str, Asked], Outcome]] = {
    "number": counts.read_count,
    "quantity": quantities.read_quantity,
    "duration": quantities.read_duration,
    "clock_time": times.read_clock,
    "date": times.read_date,
}
_CORRECTS = re.compile(
    r"(?:[,.!-]\s*|\s)(?:no,? wait|wait,? no|wait|oops|sorry|i mean(?:t)?|make that|make "
    r"it|scratch that|correction|"
    r"no,? actually|actually|no,? sorry|or rather|well|hang on|no)[,:]?\s+(?:i "
    r"mean(?:t)?\s+|actually\s+|more like\s+|make (?:that|it)\s+)?(?=[\w½¼¾])"
)
_EVERY = re.compile(r"\bevery(day|night|evening|morning|week)\b")
_COUNTING = re.compile(r"\s*\d+(?:\s*[,;]\s*\d+){3,}\s*")
_MONEY = re.compile(r"[£$€]\s?\d|\d\s?[€%]|\b(?:quid|dollars|euros|percent)\b")
_DAYS_OFF = re.compile(r"\b(?:at|on) (?:the )?weekends?\b|\bdays? off\b|\bholidays?\b")
_BARE = re.compile(r"[\s#(]*\d+(?:[.,:]\d+)?[\s.)!]*")


class AnswerReader:
    """Reads answers to the items of one intake; holds no state between messages."""

    def __init__(
        self,
        intake: Intake,
        lexicon: Lexicon,
        nearest: NearestOption | None,
        guide: Guide | None = None,
    ) -> None:
        """`nearest` may be None: then only words decide. `guide`: see `load_guide`."""
        self._intake = intake
        self._lexicon = lexicon
        self._nearest = nearest
        self._guide = guide if guide is not None else Guide()

    def read(
        self,
        text: str,
        item: Item,
        *,
        today: date,
        vector: Floats | None = None,
        locale: str = "en-GB",
    ) -> Reading | Unclear | None:
        """The answer to `item` in `text`; Unclear to ask back; None when it is no answer to it."""
        asked = Asked(item, self._guide, today, locale)
        said = respell(_lower(text))
        if not said.strip():
            return None
        outcome = self._outcome(text, said, asked, vector)
        if isinstance(outcome, Got):
            how = "number" if _BARE.fullmatch(text) else "words"
            return Reading(
                item.id,
                outcome.value,
                item.unit,
                asked.display(outcome.value),
                how,  # type: ignore[arg-type]
            )
        return outcome

    def volunteered(
        self, text: str, *, skip: str | None, today: date, locale: str = "en-GB"
    ) -> tuple[Reading, ...]:
        """Answers that the message states clearly to items other than `skip`."""
        said = respell(_lower(text))
        if len(words_of(said)) < 2:
            return ()
        found: dict[str, Reading] = {}
        for item, got in self._stated(text, said, today, locale):
            if item.id != skip and item.id not in found:
                shown = Asked(item, self._guide, today, locale).display(got.value)
                found[item.id] = Reading(item.id, got.value, item.unit, shown, "volunteered")
        return tuple(found.values())

    def _stated(self, text: str, said: str, today: date, locale: str) -> Iterator[tuple[Item, Got]]:
        kept = sentences(said)
        starts = beginnings(words_of(said))
        for item in self._intake.items.values():
            rows = self._guide.open_to(item.id, starts)
            if rows:
                asked = Asked(item, self._guide, today, locale)
                got = statements_in(kept, rows, asked)
                if got is not None:
                    yield item, got
        yield from list_mentions.mentioned(text, self._intake, self._lexicon)
        results = self._intake.items.get("labs.values")
        if results is not None and re.search(r"\d", said):
            read = labs.read_labs(text, Asked(results, self._guide, today, locale), self._lexicon)
            if isinstance(read, Got) and read.value and labs.plain(read.value):
                yield results, read

    def _outcome(self, text: str, said: str, asked: Asked, vector: Floats | None) -> Outcome:
        kind = asked.item.type
        if kind == "choice":
            exact = choices.exact_option(said, asked.item)
            if exact is not None:
                return Got(exact.value)
        kept = sentences(said)
        if not kept or _is_no_value(said, kind):
            return None
        if kind in _SCALAR:
            return self._scalar(said, kept, asked)
        if kind == "list":
            return lists.read_list(text, asked, self._lexicon)
        if kind == "labs":
            return labs.read_labs(text, asked, self._lexicon)
        return _free(text, said) if kind == "text" else self._closed(kept, asked, vector)

    def _closed(self, kept: list[str], asked: Asked, vector: Floats | None) -> Outcome:
        """yes_no, choice and multi_choice: the whole, then its sentences, then nearness."""
        said = " ".join(kept)
        read = {
            "yes_no": yes_no.read_yes_no,
            "choice": choices.read_choice,
            "multi_choice": several.read_several,
        }[asked.item.type]
        outcomes = (read(part, asked) for part in self._parts(said, kept))
        outcome = next((found for found in outcomes if found is not None), None)
        if outcome is None:
            rows = self._guide.by_item.get(asked.item.id)
            outcome = statements_in(kept, rows, asked) if rows else None
        if outcome is not None or self._nearest is None or vector is None:
            return outcome
        if asked.item.type == "multi_choice" or about_another(said):
            return None
        return near_option(self._nearest, vector, asked)

    def _scalar(self, said: str, kept: list[str], asked: Asked) -> Outcome:
        """Numbers, times and dates: corrected words first, the whole, then ever smaller parts."""
        read = _SCALAR[asked.item.type]
        rows = self._guide.by_item.get(asked.item.id)
        if rows and len(words_of(said)) > 5:
            stated = statements_in(kept, rows, asked)
            if stated is not None:
                return stated
        corrected = _CORRECTS.split(said)
        if len(corrected) > 1:
            later = read(corrected[-1], asked)
            if isinstance(later, Got) and _number_like(corrected[0]):
                return later
        doubt: Unclear | None = None
        off: Got | None = None
        for part in self._parts(" ".join(kept), kept):
            if about_another(part):
                continue
            outcome = read(part, asked)
            if (
                isinstance(outcome, Got)
                and _DAYS_OFF.search(part)
                and len(words_of(said)) > len(words_of(part))
            ):
                off = off or outcome
                continue
            if isinstance(outcome, Got):
                return outcome
            doubt = doubt or outcome
            if doubt is not None and doubt.reason == "out_of_bounds":
                return doubt
        return off or doubt

    @staticmethod
    def _parts(whole: str, kept: list[str]) -> Iterator[str]:
        yield whole
        if len(kept) > 1:
            yield from kept
        for sentence in kept:
            smaller = clauses(sentence)
            if len(smaller) > 1:
                yield from smaller


def _lower(text: str) -> str:
    """Normalised text that keeps its line breaks."""
    lines = (clean(line).lower() for line in text.splitlines())
    return _EVERY.sub(r"every \1", "\n".join(line for line in lines if line))


def _is_no_value(said: str, kind: str) -> bool:
    """Refusals, "no idea", money, and counting for its own sake."""
    if refuses(said) and kind != "list":
        return True
    if is_unknown(said) and not any(letter.isdigit() for letter in said):
        return True
    if kind in _SCALAR and _MONEY.search(said):
        return True
    return bool(_COUNTING.fullmatch(said)) and kind not in ("multi_choice", "labs")


def _number_like(text: str) -> bool:
    return bool(
        re.search(
            r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|couple|"
            r"an? hour)\b",
            text,
        )
    )


def _free(text: str, said: str) -> Outcome:
    """Free text is kept as written, unless it has no words."""
    if not any(len(word) > 1 for word in words_of(said)):
        return None
    return Got(clean(text))
