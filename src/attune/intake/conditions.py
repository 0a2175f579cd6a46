"""The conditions that gates, bands, triage rules and cautions are written in.

Where facts come from stays out: a condition only asks an object of the shape `Facts`.

A leaf is true, false or unknown. Unknown takes the leaf's `when_unknown` (false unless written) at
once, so that `not` over an unknown leaf is true unless `when_unknown: true` stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from attune.errors import ContentError
from attune.intake.answers import ListEntry, Status, Value

Scalar = str | int | float | bool
Kind = Literal["item", "score", "has", "signal", "lab", "fact"]
KINDS: tuple[Kind, ...] = ("item", "score", "has", "signal", "lab", "fact")
GROUPS = ("all", "any", "not")
#: what may be asked of each kind of leaf; the first of each is tried first
TESTS: Mapping[str, frozenset[str]] = {
    "item": frozenset({"is", "at_least", "at_most", "answered", "refused"}),
    "score": frozenset({"at_least", "at_most"}),
    "has": frozenset(),
    "signal": frozenset(),
    "lab": frozenset({"flag"}),
    "fact": frozenset({"is", "at_least", "at_most"}),
}


class Facts(Protocol):
    """What a condition may ask about a person; None everywhere means unknown."""

    def value(self, item: str) -> Value | None:
        """Value of an item that was answered."""

    def status(self, item: str) -> Status | None:
        """Whether the item was answered, skipped or declined."""

    def score(self, id: str) -> float | None:
        """Total of an instrument that was answered in full."""

    def score_bounds(self, id: str) -> tuple[float, float] | None:
        """Lowest and highest total that the answers so far allow."""

    def has(self, id: str) -> bool | None:
        """Whether the id is among current conditions, medicines, supplements, hormones."""

    def signal(self, id: str) -> bool:
        """Whether a symptom was named in free text."""

    def lab_flag(self, id: str) -> str | None:
        """Flag of the latest result of a lab."""

    def fact(self, id: str) -> float | str | bool | None:
        """A derived figure, such as bmi."""


class Condition(Protocol):
    """Something that holds or does not hold of a person."""

    def holds(self, facts: Facts) -> bool:
        """Whether it is true of these facts."""

    def reasons(self, facts: Facts) -> tuple[str, ...]:
        """Ids that made it true, in the order written; empty when it does not hold."""

    def leaves(self) -> Iterator[Leaf]:
        """Every leaf in it, in the order written."""


@dataclass(frozen=True)
class Leaf:
    """One question about one thing; all tests given must be true."""

    kind: Kind
    id: str
    is_one_of: tuple[Scalar, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    answered: bool | None = None
    refused: bool | None = None
    when_unknown: bool = False

    def holds(self, facts: Facts) -> bool:
        """Whether it is true; unknown counts as `when_unknown`."""
        truth = self.truth(facts)
        return self.when_unknown if truth is None else truth

    def reasons(self, facts: Facts) -> tuple[str, ...]:
        """Its id, when it holds."""
        return (self.id,) if self.holds(facts) else ()

    def leaves(self) -> Iterator[Leaf]:
        """Itself."""
        yield self

    def truth(self, facts: Facts) -> bool | None:
        """True, false, or None for unknown."""
        if self.kind == "item":
            return self._item(facts)
        if self.kind == "score":
            return self._within(facts.score_bounds(self.id))
        if self.kind == "has":
            return facts.has(self.id)
        if self.kind == "signal":
            return facts.signal(self.id)
        if self.kind == "lab":
            return self._matches(facts.lab_flag(self.id))
        return self._matches(facts.fact(self.id))

    def _item(self, facts: Facts) -> bool | None:
        status = facts.status(self.id)
        if self.answered is not None:
            return (status == "answered") is self.answered
        if self.refused is not None:
            return (status in ("skipped", "declined")) is self.refused
        return self._matches(facts.value(self.id)) if status == "answered" else None

    def _matches(self, value: Value | None) -> bool | None:
        if value is None:
            return None
        if self.is_one_of and not any(_same(part, self.is_one_of) for part in _parts(value)):
            return False
        if self.at_least is None and self.at_most is None:
            return bool(self.is_one_of) or bool(value)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        return self._within((value, value))

    def _within(self, bounds: tuple[float, float] | None) -> bool | None:
        if bounds is None:
            return None
        low, high = bounds
        least = float("-inf") if self.at_least is None else self.at_least
        most = float("inf") if self.at_most is None else self.at_most
        if least <= low and high <= most:
            return True
        return False if high < least or low > most else None


@dataclass(frozen=True)
class AllOf:
    """True when every part is."""

    parts: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        """Whether every part holds."""
        return all(part.holds(facts) for part in self.parts)

    def reasons(self, facts: Facts) -> tuple[str, ...]:
        """Reasons of all parts, when all hold."""
        return _collect(self.parts, facts) if self.holds(facts) else ()

    def leaves(self) -> Iterator[Leaf]:
        """Leaves of all parts."""
        for part in self.parts:
            yield from part.leaves()


@dataclass(frozen=True)
class AnyOf:
    """True when some part is."""

    parts: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        """Whether some part holds."""
        return any(part.holds(facts) for part in self.parts)

    def reasons(self, facts: Facts) -> tuple[str, ...]:
        """Reasons of the parts that hold."""
        return _collect(self.parts, facts)

    def leaves(self) -> Iterator[Leaf]:
        """Leaves of all parts."""
        for part in self.parts:
            yield from part.leaves()


@dataclass(frozen=True)
class Not:
    """True when its part is not."""

    part: Condition

    def holds(self, facts: Facts) -> bool:
        """Whether the part does not hold."""
        return not self.part.holds(facts)

    def reasons(self, facts: Facts) -> tuple[str, ...]:
        """Ids of what was asked about, when none of it held."""
        return tuple(leaf.id for leaf in self.part.leaves()) if self.holds(facts) else ()

    def leaves(self) -> Iterator[Leaf]:
        """Leaves of the part."""
        yield from self.part.leaves()


def parse_condition(raw: Mapping[str, Any], where: str) -> Condition:
    """Read a condition as written in YAML; `where` names the place in an error.

    Raises ContentError with one line that says what is wrong and what may stand there.
    """
    if not isinstance(raw, Mapping) or not raw:
        raise ContentError(f"{where}: a condition is a mapping such as {{item: x, at_least: 1}}")
    for group in GROUPS:
        if group in raw:
            return _group(group, raw, where)
    kinds = [kind for kind in KINDS if kind in raw]
    if len(kinds) != 1:
        raise ContentError(f"{where}: a condition asks about one of {', '.join(KINDS + GROUPS)}")
    return _leaf(kinds[0], raw, where)


def _group(group: str, raw: Mapping[str, Any], where: str) -> Condition:
    if len(raw) != 1:
        raise ContentError(f"{where}: nothing else may stand beside '{group}'")
    inner = raw[group]
    if group == "not":
        return Not(parse_condition(inner, f"{where}.not"))
    if not isinstance(inner, list) or not inner:
        raise ContentError(f"{where}: '{group}' takes a list of conditions")
    parts = tuple(parse_condition(p, f"{where}.{group}[{n}]") for n, p in enumerate(inner))
    return AllOf(parts) if group == "all" else AnyOf(parts)


def _leaf(kind: Kind, raw: Mapping[str, Any], where: str) -> Leaf:
    asked = set(raw) - {kind, "when_unknown"}
    extra = asked - TESTS[kind]
    if extra:
        allowed = ", ".join(sorted(TESTS[kind])) or "nothing else"
        raise ContentError(f"{where}: '{min(extra)}' can't be asked of '{kind}'; use {allowed}")
    if not asked and kind in ("item", "score", "lab"):
        raise ContentError(f"{where}: say what {kind} '{raw[kind]}' is compared with")
    choices = raw.get("flag" if kind == "lab" else "is", [])
    for bound in asked & {"at_least", "at_most"}:
        if isinstance(raw[bound], bool) or not isinstance(raw[bound], (int, float)):
            raise ContentError(f"{where}: '{bound}' takes a number")
    for flag in set(raw) & {"answered", "refused", "when_unknown"}:
        if not isinstance(raw[flag], bool):
            raise ContentError(f"{where}: '{flag}' takes true or false")
    return Leaf(
        kind=kind,
        id=str(raw[kind]),
        is_one_of=tuple(choices) if isinstance(choices, list) else (choices,),
        at_least=raw.get("at_least"),
        at_most=raw.get("at_most"),
        answered=raw.get("answered"),
        refused=raw.get("refused"),
        when_unknown=raw.get("when_unknown", False),
    )


def _collect(parts: tuple[Condition, ...], facts: Facts) -> tuple[str, ...]:
    found = (reason for part in parts for reason in part.reasons(facts))
    return tuple(dict.fromkeys(found))


def _parts(value: Value) -> Iterator[Scalar | None]:
    """A list's current ids, a multiple choice's options, or the single value itself."""
    if not isinstance(value, tuple):
        yield value
        return
    for part in value:
        if isinstance(part, ListEntry):
            yield part.id if part.use == "current" else None
        elif isinstance(part, str):
            yield part


def _same(part: Scalar | None, choices: tuple[Scalar, ...]) -> bool:
    # `True == 1` in Python; a yes is not an option 1.
    return any(
        part == choice and isinstance(part, bool) is isinstance(choice, bool) for choice in choices
    )
