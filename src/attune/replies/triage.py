"""The reply that says how soon a person must respond, why, whom to see and what to ask there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from attune.replies.base import Reply
from attune.replies.phrases import Phrases
from attune.safety.triage_types import Referral, Triage


@dataclass(frozen=True)
class TriageReply(Reply):
    """A level with its reasons and referrals; it forecasts nothing."""

    triage: Triage | None = None
    kind: ClassVar[str | None] = "triage"

    def body(self) -> Mapping[str, Any]:
        assert self.triage is not None
        return {
            "level": self.triage.level,
            "reasons": [
                {"rule": r.rule, "because": r.because, "source": r.source}
                for r in self.triage.reasons
            ],
            "referrals": [
                {
                    "to": r.to,
                    "within": r.within,
                    "prompt": r.prompt,
                    "tests": list(r.tests),
                    "questions": list(r.questions),
                }
                for r in self.triage.referrals
            ],
        }


def triage_reply(triage: Triage, phrases: Phrases) -> TriageReply:
    """The level in words, what led to it, and each referral with what to ask."""
    lines = [phrases(f"triage.lead_{triage.level}")]
    told = dict.fromkeys(reason.because for reason in triage.reasons)
    lines += [phrases("triage.reason", because=because) for because in told]
    lines += [_referral(referral, phrases) for referral in triage.referrals]
    return TriageReply("\n".join(lines), triage=triage)


def who(to: str, phrases: Phrases) -> str:
    """The name of a place to turn to."""
    name = f"triage.who.{to}"
    return phrases(name) if phrases.has(name) else to


def _referral(referral: Referral, phrases: Phrases) -> str:
    name = f"triage.within.{referral.within.replace(' ', '_')}"
    within = phrases(name) if phrases.has(name) else referral.within
    parts = [
        phrases(
            "triage.referral", who=who(referral.to, phrases), within=within, prompt=referral.prompt
        )
    ]
    if referral.questions:
        parts.append(phrases("triage.ask_there", questions=" ".join(referral.questions)))
    if referral.tests:
        parts.append(phrases("triage.tests", tests=", ".join(referral.tests)))
    return " ".join(parts)
