"""What a person answered: values as they are stored, with the words they came from.

Rows of a database stay in `records/`; this module is plain data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Union

Status = Literal["answered", "skipped", "declined"]
How = Literal["button", "number", "words", "volunteered"]
Use = Literal["current", "past", "stopped", "other_person"]


@dataclass(frozen=True)
class ListEntry:
    """One medicine, supplement, condition or the like, as named by the client.

    `id` is a knowledge id, or None for a name that the knowledge base does not hold; `name` is
    then what the client wrote. `dose` and `since` are as said ("50 mg a day", "2023").
    """

    id: str | None
    name: str
    dose: str | None = None
    since: str | None = None
    use: Use = "current"


@dataclass(frozen=True)
class LabResult:
    """One laboratory value as reported: `unit` is UCUM, `comparator` one of "<", ">", None."""

    analyte: str
    loinc: str | None
    value: float
    unit: str | None
    comparator: str | None = None
    date: str | None = None
    specimen: str | None = None


#: str: option value, HH:MM, ISO date or free text; float/int: number in the item's unit; bool:
#: yes/no; tuple of str: several options; tuple of entries: lists; tuple of results: labs.
Value = Union[str, int, float, bool, tuple[str, ...], tuple[ListEntry, ...], tuple[LabResult, ...]]


@dataclass(frozen=True)
class Answer:
    """An answer to one item, or the refusal of one (`value` is then None)."""

    item: str
    status: Status
    value: Value | None
    unit: str | None
    text: str
    how: How
    at: datetime


Answers = Mapping[str, Answer]
