"""Shows a value back in short plain words, by the words of `knowledge/intake/units.yml`.

Reading words into values stays out (`intake/reading/`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from attune.intake.answers import LabResult, ListEntry, Value
from attune.intake.shapes import Item, Words

Unit = Mapping[str, Any]


def answer_display(item: Item, value: Value, *, locale: str = "en-GB") -> str:
    """The value as a person would say it: "6½ hours", "23:00", "168 cm (5 ft 6 in)".

    `locale` is BCP 47; en-US gets am/pm, month before day, and pounds. A value that does not fit
    the item's type is shown as it is.
    """
    words = item.words
    if isinstance(value, bool):
        return _word(words, "yes" if value else "no")
    if isinstance(value, tuple):
        return _several(item, value)
    option = item.option(value)
    if option is not None:
        return option.title
    if isinstance(value, str):
        return _said(item, value, locale)
    return _amount(item, value, locale)


def _said(item: Item, value: str, locale: str) -> str:
    if item.type == "clock_time":
        return _clock(value, item.words, locale)
    if item.type == "date":
        return _day(value, item.words, locale)
    return value


def _several(item: Item, value: tuple[object, ...]) -> str:
    shown = [_part(item, part) for part in value]
    return _listed(shown, item.words) or _word(item.words, "none")


def _part(item: Item, part: object) -> str:
    if isinstance(part, ListEntry):
        name = f"{part.name} {part.dose}" if part.dose else part.name
        return name if part.use == "current" else f"{name} ({_word(item.words, part.use)})"
    if isinstance(part, LabResult):
        return _result(part)
    option = item.option(part)
    return option.title if option is not None else str(part)


def _result(lab: LabResult) -> str:
    pieces = (lab.analyte, f"{lab.comparator or ''}{_plain(lab.value)}", lab.unit, lab.date)
    return " ".join(piece for piece in pieces if piece)


def _listed(shown: list[str], words: Words) -> str:
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {_word(words, 'and')} {shown[-1]}"


def _amount(item: Item, value: float, locale: str) -> str:
    if item.one is not None and item.many is not None:
        return f"{_plain(value)} {item.one if value == 1 else item.many}"
    unit: Unit = item.words.units.get(item.unit or "", {})
    if not unit:
        return _plain(value)
    for larger in unit.get("larger", ()):
        if value >= larger["from"]:
            return _counted(value / larger["per"], larger, item.words)
    if "beside" in unit:
        beside = _beside(unit, value, locale)
        measured = f"{_plain(round(value, 1))} {unit['many']}"
        return f"{measured} ({beside})" if beside else measured
    return _counted(value, unit, item.words)


def _counted(value: float, unit: Unit, words: Words) -> str:
    """ "6½ hours", "about 6.3 hours"; one and less than one take the singular."""
    near = round(value * 4) / 4
    exact = abs(value - near) < 0.02
    shown = _fraction(near, words) if exact else _plain(round(value, 1))
    name = unit["one"] if 0 < value <= 1.02 else unit["many"]
    return f"{shown} {name}" if exact else f"{_word(words, 'about')} {shown} {name}"


def _fraction(value: float, words: Words) -> str:
    whole, rest = int(value), value - int(value)
    if not rest:
        return str(whole)
    fractions = words.words.get("fractions")
    sign = fractions.get(str(rest)) if isinstance(fractions, Mapping) else None
    if sign is None:
        return _plain(value)
    return f"{whole or ''}{sign}"


def _beside(unit: Unit, value: float, locale: str) -> str:
    """The same amount in the other system, largest part first; "" where the locale has none."""
    for other in unit["beside"]:
        if any(locale == known or locale.startswith(f"{known}-") for known in other["locales"]):
            return " ".join(_parts(other["parts"], value))
    return ""


def _parts(parts: list[Unit], value: float) -> Iterator[str]:
    smallest = parts[-1]["per"]
    left = round(value / smallest)
    for part in parts:
        size = round(part["per"] / smallest)
        count, left = divmod(left, size)
        if count or part is parts[-1]:
            yield f"{count} {part['word']}"


def _clock(value: str, words: Words, locale: str) -> str:
    if locale != "en-US":
        return value
    hour, _, minute = value.partition(":")
    number = int(hour)
    return f"{number % 12 or 12}:{minute} {_word(words, 'pm' if number >= 12 else 'am')}"


def _day(value: str, words: Words, locale: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    months = words.words.get("months")
    if not isinstance(months, list):
        return value
    month = months[day.month - 1]
    return (
        f"{month} {day.day}, {day.year}" if locale == "en-US" else f"{day.day} {month} {day.year}"
    )


def _plain(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:g}"


def _word(words: Words, key: str) -> str:
    return str(words.words.get(key, key))
