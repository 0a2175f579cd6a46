"""Says how soon a person must respond: runs the rules of `knowledge/triage/` over a profile.

The rules, their words and their sources stay out, and so does what is done about the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from attune.errors import ContentError
from attune.intake.conditions import Condition, Facts, parse_condition
from attune.safety.triage_types import (
    LEVELS,
    WITHIN,
    Level,
    Reason,
    Referral,
    Triage,
    higher,
)

__all__ = ["Level", "Reason", "Referral", "Rule", "Triage", "load_rules", "triage"]

_USUAL = {"emergency": "now", "urgent": "24 hours", "soon": "2 weeks", "routine": "4 weeks"}


@dataclass(frozen=True)
class Rule:
    """One rule. A rule that `raises` lifts the level that all others reach by one."""

    id: str
    when: Condition
    level: Level
    within: str
    because: str
    clinical: str
    source: str
    signed_off: bool
    raises: bool
    referrals: tuple[Referral, ...]


def load_rules(knowledge_dir: Path) -> tuple[Rule, ...]:
    """Every rule of `knowledge/triage/*.yml`; raises ContentError for a fault."""
    rules: list[Rule] = []
    for path in sorted((knowledge_dir / "triage").glob("*.yml")):
        where = f"triage/{path.name}"
        raw = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        try:
            shared = {n: _referral(r, f"{where}: {n}") for n, r in raw["referrals"].items()}
            rules += [_rule(r, shared, f"{where}: {r.get('id')}") for r in raw["rules"]]
        except KeyError as missing:
            raise ContentError(f"{where}: {missing} is missing") from None
    ids = [rule.id for rule in rules]
    doubled = {id for id in ids if ids.count(id) > 1}
    if doubled:
        raise ContentError(f"triage: rule ids stand twice: {', '.join(sorted(doubled))}")
    return tuple(rules)


def _rule(raw: Mapping[str, Any], shared: Mapping[str, Referral], where: str) -> Rule:
    level, within = raw["level"], raw["within"]
    if level not in LEVELS or within not in WITHIN:
        raise ContentError(f"{where}: level is one of {LEVELS}, within one of {WITHIN}")
    return Rule(
        id=raw["id"],
        when=parse_condition(raw["when"], where),
        level=level,
        within=within,
        because=raw["because"],
        clinical=raw["clinical"],
        source=raw["source"],
        signed_off=raw["signed_off"],
        raises=raw.get("raises", False),
        referrals=tuple(_named(r, shared, within, where) for r in raw.get("refer", ())),
    )


def _named(
    raw: str | Mapping[str, Any], shared: Mapping[str, Referral], within: str, where: str
) -> Referral:
    """A referral by its name in the file, at the rule's own time; or written out."""
    if not isinstance(raw, str):
        return _referral({"within": within, **raw}, where)
    if raw not in shared:
        raise ContentError(f"{where}: no referral '{raw}' in this file")
    return replace(shared[raw], within=within)


def _referral(raw: Mapping[str, Any], where: str) -> Referral:
    within = raw.get("within", "4 weeks")
    if within not in WITHIN:
        raise ContentError(f"{where}: within is one of {WITHIN}")
    return Referral(
        to=raw["to"],
        within=within,
        prompt=raw["prompt"],
        tests=tuple(raw.get("tests", ())),
        questions=tuple(raw.get("questions", ())),
    )


def triage(rules: Sequence[Rule], profile: Facts) -> Triage:
    """The highest level of all rules that hold; a refused safety question lifts it by one."""
    held = [rule for rule in rules if rule.when.holds(profile)]
    level: Level = "self_care"
    for rule in held:
        level = level if rule.raises else higher(level, rule.level)
    if any(rule.raises for rule in held):
        level = LEVELS[min(LEVELS.index(level) + 1, len(LEVELS) - 1)]
        for rule in held:
            level = higher(level, rule.level)
    ordered = sorted(held, key=lambda r: (-LEVELS.index(r.level), WITHIN.index(r.within)))
    return Triage(
        level=level,
        within=_within(level, ordered),
        reasons=tuple(_reason(rule, profile) for rule in ordered),
        referrals=merged(referral for rule in ordered for referral in rule.referrals),
    )


def _within(level: Level, held: Sequence[Rule]) -> str | None:
    times = [rule.within for rule in held if rule.level == level]
    return min(times, key=WITHIN.index) if times else _USUAL.get(level)


def _reason(rule: Rule, profile: Facts) -> Reason:
    return Reason(
        rule=rule.id,
        because=rule.because,
        source=rule.source,
        level=rule.level,
        within=rule.within,
        clinical=rule.clinical,
        answers=rule.when.reasons(profile),
        signed_off=rule.signed_off,
    )


def merged(referrals: Iterable[Referral]) -> tuple[Referral, ...]:
    """One referral a place to turn to: the soonest time and its words, all tests and questions."""
    by_place: dict[str, Referral] = {}
    for new in referrals:
        old = by_place.setdefault(new.to, new)
        first = old if WITHIN.index(old.within) <= WITHIN.index(new.within) else new
        by_place[new.to] = replace(
            first,
            tests=tuple(dict.fromkeys(old.tests + new.tests)),
            questions=tuple(dict.fromkeys(old.questions + new.questions)),
        )
    return tuple(sorted(by_place.values(), key=lambda r: WITHIN.index(r.within)))
