"""Checks gates: what they ask of exists, can be answered so, and nothing waits for itself.

How a gate is evaluated stays out (`conditions.py`, `facts.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attune.errors import ContentError
from attune.intake.conditions import Condition, Leaf, parse_condition
from attune.intake.shapes import OWN_LISTS
from attune.intake.sources import Entry, Raw, Sources

Place = tuple[str, tuple[str | int, ...]]
Found = tuple[str, tuple[str | int, ...], str, str]


class Gates:
    """Every condition of the intake with its place, and what the items depend on."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.entries: dict[str, Entry] = {entry.raw["id"]: entry for entry in sources.entries}
        self.scored: dict[str, tuple[str, ...]] = {
            raw["id"]: tuple(raw["scored"]) for _, raw in sources.instruments()
        }
        self.lists = [id for id, e in self.entries.items() if e.raw.get("list_of") in OWN_LISTS]

    def written(self) -> Iterator[tuple[Place, str, Any]]:
        """Place, owner and raw form of every condition."""
        for id, entry in self.entries.items():
            if "enable_when" in entry.raw:
                yield (entry.file, (*entry.path, "enable_when")), id, entry.raw["enable_when"]
        for file, raw in self.sources.instruments():
            first = raw.get("asked_first")
            if first is not None:
                yield (file, ("asked_first",)), raw["id"], first.get("when")
            for key in ("bands", "cuts"):
                for number, part in enumerate(raw.get(key) or ()):
                    if "when" in part:
                        yield (file, (key, number, "when")), raw["id"], part["when"]

    def needs(self, condition: Condition) -> Iterator[str]:
        """Items whose answers a condition looks at."""
        for leaf in condition.leaves():
            if leaf.kind == "item":
                yield leaf.id
            elif leaf.kind == "score":
                yield from self.scored.get(leaf.id, ())
            elif leaf.kind == "has":
                yield from self.lists


def gate_faults(gates: Gates) -> Iterator[Found]:
    """Faults of all conditions."""
    needs: dict[str, tuple[str, ...]] = {}
    for (file, path), owner, raw in gates.written():
        try:
            condition = parse_condition(raw, owner)
        except ContentError as error:
            yield file, path, str(error), "mend the condition"
            continue
        for leaf in condition.leaves():
            for what, remedy in _leaf(leaf, gates):
                yield file, path, f"{owner}: {what}", remedy
        if owner in gates.entries:
            needs[owner] = tuple(gates.needs(condition))
    for id in _waiting_for_itself(needs):
        entry = gates.entries[id]
        what = f"{id}: its gate waits for its own answer"
        yield entry.file, (*entry.path, "enable_when"), what, "ask of another item"
    yield from _asked_first(gates)


def _leaf(leaf: Leaf, gates: Gates) -> Iterator[tuple[str, str]]:
    if leaf.kind == "score" and leaf.id not in gates.scored:
        yield f"no instrument '{leaf.id}'", f"use one of {', '.join(gates.scored)}"
    if leaf.kind != "item":
        return
    entry = gates.entries.get(leaf.id)
    if entry is None:
        yield f"no item '{leaf.id}'", "mend its id"
        return
    allowed = _allowed(entry.raw, gates.sources)
    for wanted in leaf.is_one_of:
        if allowed is not None and not any(
            wanted is v or (wanted == v and type(wanted) is type(v)) for v in allowed
        ):
            shown = ", ".join(str(v) for v in allowed)
            yield f"{leaf.id} is never {wanted!r}", f"use one of {shown} (words in quotes)"


def _allowed(raw: Raw, sources: Sources) -> tuple[Any, ...] | None:
    if raw["type"] == "yes_no":
        return (True, False)
    options = raw.get("options")
    if isinstance(options, str):
        options = (sources.instrument(options) or {}).get("options")
    return tuple(option.get("value") for option in options) if options else None


def _waiting_for_itself(needs: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for id in needs:
        reached, waiting = set[str](), list(needs[id])
        while waiting:
            step = waiting.pop()
            if step not in reached:
                reached.add(step)
                waiting.extend(needs.get(step, ()))
        if id in reached and id in needs:
            yield id


def _asked_first(gates: Gates) -> Iterator[Found]:
    for file, raw in gates.sources.instruments():
        after = (raw.get("asked_first") or {}).get("after")
        if after is not None and after not in gates.entries:
            what = f"asked first after '{after}', which does not exist"
            yield file, ("asked_first", "after"), what, "mend its id"
