"""The shapes of the intake: items, options, sections, instruments.

How they are read from files and checked stays out (`items.py`, `checks.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from attune.intake.conditions import Condition

ItemType = Literal[
    "choice", "multi_choice", "yes_no", "number", "quantity", "clock_time", "duration", "date",
    "text", "list", "labs",
]  # fmt: skip
ITEM_TYPES: tuple[ItemType, ...] = (
    "choice", "multi_choice", "yes_no", "number", "quantity", "clock_time", "duration", "date",
    "text", "list", "labs",
)  # fmt: skip
ListOf = Literal["medicine", "supplement", "condition", "hormone", "allergy", "family"]
LISTS: tuple[ListOf, ...] = (
    "medicine", "supplement", "condition", "hormone", "allergy", "family",
)  # fmt: skip
#: lists of what a person has or takes now; an allergy or a relative's illness is neither
OWN_LISTS = frozenset({"medicine", "supplement", "condition", "hormone"})


@dataclass(frozen=True)
class Option:
    """One possible answer. `aliases` are other ways people say it; `loinc` its answer code."""

    value: str | int
    title: str
    aliases: tuple[str, ...] = ()
    loinc: str | None = None


@dataclass(frozen=True)
class Words:
    """Words in which values are shown back, from `knowledge/intake/units.yml`."""

    units: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    words: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class AskedFirst:
    """A run that jumps the queue: when `when` holds it is asked next, and stands after `after`."""

    after: str
    when: Condition


@dataclass(frozen=True)
class Item:
    """One question of the intake.

    `text` is complete by itself (an instrument's stem and its item); `wording` is the item alone.
    `low` and `high` are hard bounds in `unit`. `one`/`many` name what is counted ("drink a day").
    An answer to a `safety` item goes on counting when its gate closes.
    """

    id: str
    section: str
    type: ItemType
    text: str
    why: str = ""
    short: str = ""
    options: tuple[Option, ...] = ()
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    required: bool = False
    list_of: ListOf | None = None
    enable_when: Condition | None = None
    loinc: str | None = None
    instrument: str | None = None
    phrases: tuple[str, ...] = ()
    hint: str | None = None
    stem: str | None = None
    wording: str = ""
    one: str | None = None
    many: str | None = None
    safety: bool = False
    asked_first: AskedFirst | None = None
    words: Words = field(default_factory=Words, repr=False, compare=False)

    def option(self, value: object) -> Option | None:
        """The option with that value, if there is one."""
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True)
class Section:
    """A part of the intake."""

    id: str
    title: str


@dataclass(frozen=True)
class Band:
    """A named range of totals, `low` to `high` inclusive, or a named outcome under `when`.

    `positive` says what the outcome means where an instrument has no cut on its total.
    """

    id: str
    title: str
    low: int | None = None
    high: int | None = None
    when: Condition | None = None
    positive: bool | None = None


@dataclass(frozen=True)
class Cut:
    """A total from which a screen counts as positive, for those of whom `when` holds."""

    at_least: int
    when: Condition | None = None


@dataclass(frozen=True)
class Instrument:
    """A published questionnaire: what is scored, what totals mean, who owns it.

    `items` are the ids that are scored. `unasked`: what an item counts that its gate left out;
    None means that the instrument was then not given at all. `reliable_change`: points beyond
    which a change is more than chance. `sources` are ids of the knowledge base.
    """

    id: str
    title: str
    items: tuple[str, ...]
    maximum: int
    bands: tuple[Band, ...]
    cuts: tuple[Cut, ...] = ()
    unasked: int | None = None
    window: str | None = None
    reliable_change: float | None = None
    loinc_panel: str | None = None
    loinc_total: str | None = None
    licence: str = ""
    copyright: str | None = None
    sources: tuple[str, ...] = ()
    citation: str | None = None
    unit: str = "{score}"


@dataclass(frozen=True)
class Intake:
    """The whole intake; `items` stand in table order, which is also the usual asking order."""

    version: str
    sections: tuple[Section, ...]
    items: dict[str, Item]
    instruments: dict[str, Instrument]

    def run(self, instrument: str) -> tuple[Item, ...]:
        """All items that are asked as part of one instrument."""
        return tuple(item for item in self.items.values() if item.instrument == instrument)
