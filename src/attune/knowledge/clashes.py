"""Which of several named things clash, by themselves or by a class that they belong to.

Names in running text and what to tell a person stay out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from attune.knowledge.records import SEVERITIES, Interaction
from attune.knowledge.snapshot import Snapshot


def between(ids: Sequence[str], snapshot: Snapshot) -> tuple[Interaction, ...]:
    """One interaction a pair, the gravest first; `a` and `b` are the ids as they were named."""
    found = (_gravest(a, b, snapshot) for a, b in combinations(ids, 2))
    return tuple(sorted((f for f in found if f), key=lambda f: SEVERITIES.index(f.severity)))


def _gravest(a: str, b: str, snapshot: Snapshot) -> Interaction | None:
    """The gravest that holds for a pair; among equals the one that names it most closely."""
    ranked = sorted(
        _all(a, b, snapshot), key=lambda hit: (SEVERITIES.index(hit[1].severity), hit[0])
    )
    return replace(ranked[0][1], a=a, b=b) if ranked else None


def _all(a: str, b: str, snapshot: Snapshot) -> Iterator[tuple[int, Interaction]]:
    for far_a, x in enumerate(snapshot.kin(a)):
        for far_b, y in enumerate(snapshot.kin(b)):
            for row in snapshot.pairs.get((min(x, y), max(x, y)), ()):
                if _holds(row, a, b):
                    yield min(far_a, 1) + min(far_b, 1), row


def _holds(row: Interaction, a: str, b: str) -> bool:
    """Whether it holds for these members of the classes it names."""
    if row.only and a not in row.only and b not in row.only:
        return False
    return a not in row.unless and b not in row.unless
