"""What the readers of single types pass to one another, and the check of bounds.

How each type is read stays out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Union

from attune.intake.answers import Value
from attune.intake.display import answer_display
from attune.intake.items import Item
from attune.intake.reading.guide import Guide
from attune.intake.reading.speech import topic_words
from attune.intake.readings import Unclear


@dataclass(frozen=True)
class Got:
    """A value and where it stands in the text."""

    value: Value
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Asked:
    """The question that a text is read for, and what is known around it."""

    item: Item
    guide: Guide
    today: date
    locale: str

    @property
    def topic(self) -> frozenset[str]:
        """Stems of the words that the question itself is made of."""
        item = self.item
        nouns = self.guide.nouns.get(item.id, ())
        counted = (item.one or "", item.many or "")
        return topic_words(*item.phrases, item.wording or item.text, item.short, *counted, *nouns)

    def display(self, value: Value) -> str:
        """A value as it is shown back."""
        return answer_display(self.item, value, locale=self.locale)

    def bounded(self, value: float, start: int, end: int) -> Got | Unclear:
        """The value as a number of the item, or a doubt when it is out of bounds."""
        number = tidy(value)
        low, high = self.item.low, self.item.high
        if (low is not None and number < low) or (high is not None and number > high):
            return Unclear(self.item.id, "out_of_bounds", understood=self.display(number))
        return Got(number, start, end)

    def unsure(self, candidates: Iterable[str] = (), understood: str | None = None) -> Unclear:
        """A doubt among several meanings."""
        return Unclear(self.item.id, "ambiguous", understood, tuple(dict.fromkeys(candidates)))


Outcome = Union[Got, Unclear, None]


def tidy(value: float) -> int | float:
    """A whole number as int, another to two places."""
    rounded = round(value, 2)
    return int(rounded) if float(rounded).is_integer() else rounded
