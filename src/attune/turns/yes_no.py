"""Yes or no in words, to questions that are not items of the intake (consent, safety)."""

from __future__ import annotations

from datetime import date

from attune.intake.items import Item
from attune.intake.reading.found import Asked, Got
from attune.intake.reading.guide import Guide
from attune.intake.reading.yes_no import read_yes_no as read
from attune.language.normalise import normalise
from attune.values.numerals import respell

_ITEM = Item("yes_no", "safety", "yes_no", "")


def read_yes_no(text: str) -> bool | None:
    """True, False, or None where it is neither."""
    outcome = read(respell(normalise(text)), Asked(_ITEM, Guide(), date.today(), "en-GB"))
    return bool(outcome.value) if isinstance(outcome, Got) else None
