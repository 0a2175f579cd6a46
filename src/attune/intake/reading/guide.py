"""What reading needs to know of single items: `knowledge/intake/reading.yml`, compiled.

How a text is read with it stays out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from attune.errors import ContentError

_PLACE = "reading.yml"
#: Stand-ins in patterns, so that each pattern stays short.
_SHORT = {
    "<i>": r"(?:i|i'd|i've|i'll|ive|we|ill)",
    "<often>": r"(?:(?:usually|normally|generally|mostly|always|often|typically|tend to|sometimes|"
    r"probably|still|then|only|also|now|currently|just|try to|have to|do|can|really|about)\s+)*",
    "<be>": r"(?:am|'m|i'm|im|is|it's|its|was|be|are|been)",
    "<about>": r"(?:(?:about|around|at|by|like|maybe|roughly|approx|approximately|bout|nearly|"
    r"almost|only|just|say|for|is|was|are|of|usually|probably|till|until|up to|some|"
    r"between|from|a good|"
    r"anything from|anywhere from|no more than|less than|more than|over|at least|under|="
    r"|:)\s*)*",
}


@dataclass(frozen=True)
class Statement:
    """One way of volunteering an item: words before and after its value, or a fixed value."""

    item: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    value: object = None
    whole: re.Pattern[str] | None = None
    trigger: re.Pattern[str] | None = None
    #: Beginnings of words of which the text must hold one; None where there is no such need.
    words: frozenset[str] | None = None


@dataclass(frozen=True)
class Guide:
    """Hints by item id. An empty guide reads by the items' own words alone."""

    usual_times: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    yes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    no: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    says: Mapping[str, Mapping[str | int, tuple[str, ...]]] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()

    @cached_property
    def by_item(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each item."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            found.setdefault(statement.item, []).append(statement)
        return {item: tuple(rows) for item, rows in found.items()}

    def open_to(self, item: str, said: frozenset[str]) -> tuple[Statement, ...]:
        """The item's statements, or none when no word of the text (`beginnings`) can start one."""
        needed = self._needed.get(item)
        if needed is not None and needed.isdisjoint(said):
            return ()
        return self.by_item.get(item, ())

    @cached_property
    def _needed(self) -> Mapping[str, frozenset[str] | None]:
        needed: dict[str, frozenset[str] | None] = {}
        for item, rows in self.by_item.items():
            sets = [row.words for row in rows if row.words is not None]
            needed[item] = frozenset().union(*sets) if len(sets) == len(rows) else None
        return needed


def beginnings(words: Iterable[str]) -> frozenset[str]:
    """The first four letters of each word."""
    return frozenset(word[:4] for word in words)


def load_guide(knowledge_dir: Path) -> Guide:
    """Read `intake/reading.yml`; an absent file is an empty guide. Raises ContentError."""
    path = knowledge_dir / "intake" / _PLACE
    if not path.exists():
        return Guide()
    try:
        raw = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        return _guide(raw)
    except (yaml.YAMLError, re.error, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ContentError(f"intake/{_PLACE}: {error}") from error


def _guide(raw: Mapping[str, Any]) -> Guide:
    return Guide(
        usual_times={item: _minutes(said) for item, said in raw.get("usual_times", {}).items()},
        scales={
            item: tuple((float(low), float(high)) for low, high in rows)
            for item, rows in raw.get("scales", {}).items()
        },
        nouns=_phrases(raw.get("nouns", {})),
        yes=_phrases(raw.get("yes", {})),
        no=_phrases(raw.get("no", {})),
        says={item: _phrases(options) for item, options in raw.get("says", {}).items()},
        statements=tuple(
            statement
            for item, rows in raw.get("volunteered", {}).items()
            for row in rows
            for statement in (_statement(item, row),)
        ),
    )


def _phrases(raw: Mapping[Any, Any]) -> dict[Any, tuple[str, ...]]:
    return {key: tuple(str(phrase) for phrase in said) for key, said in raw.items()}


def _minutes(said: str) -> int:
    hour, _, minute = said.partition(":")
    return int(hour) * 60 + int(minute)


def _statement(item: str, row: str | Mapping[str, Any]) -> Statement:
    """ "go to bed <value>" or {says: "...", is: value}; `|` and the like are regular expressions."""
    if not isinstance(row, str):
        return Statement(
            item,
            None,
            None,
            words=_literals(row["says"]),
            value=row["is"],
            whole=re.compile(rf"\b(?:{_long(row['says'])})(?!\w)"),
        )
    before, place, after = row.partition("<value>")
    if not place:
        return Statement(item, None, None, whole=re.compile(rf"\b(?:{_long(row)})(?!\w)"))
    head = _long(before.strip())
    tail = _long(after.strip())
    return Statement(
        item,
        re.compile(rf"(?:^|\b)(?:{head})\s*{_SHORT['<about>']}$") if head else None,
        re.compile(rf"\s*(?:or so\s+|ish\s+)?(?:{tail})(?!\w)") if tail else None,
        words=_literals(row),
        trigger=re.compile(rf"(?:^|\b)(?:{head or tail})"),
    )


def _literals(pattern: str) -> frozenset[str] | None:
    """Beginnings of the words in a pattern; None if it may match without any."""
    if re.search(r"\(\?:\^|^\^", pattern):
        return None
    plain = re.sub(r"<[a-z]+>|\\[a-z]|\\", " ", pattern)
    return beginnings(re.findall(r"[a-z]+", plain))


def _long(pattern: str) -> str:
    for short, full in _SHORT.items():
        pattern = pattern.replace(short, full)
    for spaces in (" ?", " *"):
        pattern = pattern.replace(spaces, r"\s*")
    return pattern.replace(" ", r"\s+")
