"""Reads what a person says in a crisis: yes, no, safe, not safe; doubt is never read as safe.

Words are data (`knowledge/crisis/`); the screen for danger itself is `safety/danger/`.
"""

from __future__ import annotations

from attune.turns.visit import Visit
from attune.values.yesno import read_yes_no


def yes_no(visit: Visit) -> bool | None:
    """Yes or no to the safety question, by button or in words; None where it is neither."""
    for reading in visit.turn.understanding.readings:
        if reading.item.startswith("safety.") and isinstance(reading.value, (bool, str)):
            return reading.value in (True, "yes")
    return read_yes_no(visit.turn.text)


def says_safe(visit: Visit) -> bool | None:
    """True: says they are safe, or were misunderstood. False: says they are not. None: neither."""
    return visit.house.crisis_content.says_safe(visit.turn.text)
