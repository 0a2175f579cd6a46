"""The reply with a few steps, each of which passed the gate, and what was held back and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from attune.replies.base import Reply
from attune.replies.phrases import Phrases
from attune.safety.steps import GatedStep, Withheld

MOST_STEPS = 5


@dataclass(frozen=True)
class PlanReply(Reply):
    """At most five gated steps; nothing else can be put in here."""

    steps: tuple[GatedStep, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    kind: ClassVar[str | None] = "plan"

    def __post_init__(self) -> None:
        if len(self.steps) > MOST_STEPS or not all(isinstance(s, GatedStep) for s in self.steps):
            raise TypeError("a plan holds at most five steps, each from the gate")

    def body(self) -> Mapping[str, Any]:
        return {
            "steps": [step_body(step) for step in self.steps],
            "withheld": [
                {"id": w.id, "reason": w.reason, "because": w.because} for w in self.withheld
            ],
        }


def step_body(step: GatedStep) -> dict[str, Any]:
    """One step as the protocol spells it."""
    return {
        "id": step.id,
        "type": step.type,
        "title": step.title,
        "how": step.how,
        "dose": step.dose,
        "grade": step.grade,
        "why": step.why,
        "pathways": list(step.pathways),
        "cautions": list(step.cautions),
        "sources": list(step.sources),
        "stop_if": list(step.stop_if),
    }


def plan_reply(
    steps: tuple[GatedStep, ...],
    withheld: tuple[Withheld, ...],
    names: Mapping[str, str],
    phrases: Phrases,
    *,
    suspended: bool = False,
    rejected: bool = False,
) -> PlanReply:
    """The steps in words, then what was held back; `suspended` when danger holds all advice."""
    if suspended:
        return PlanReply(phrases("plan.suspended"), withheld=withheld)
    lines = [phrases("plan.rejected")] if rejected else []
    lines.append(phrases("plan.lead" if steps else "plan.none"))
    for number, step in enumerate(steps, start=1):
        lines.append(
            phrases(
                "plan.step", n=number, title=step.title, how=step.how, why=step.why,
                grade=step.grade,
            )
        )  # fmt: skip
        if step.cautions:
            lines.append(phrases("plan.cautions", cautions=" ".join(step.cautions)))
        if step.stop_if:
            lines.append(phrases("plan.stop_if", stop_if="; ".join(step.stop_if)))
    if withheld:
        lines.append(phrases("plan.withheld"))
        lines += [
            phrases("plan.withheld_line", title=names.get(w.id, w.id), because=w.because)
            for w in withheld
        ]
    if steps:
        lines.append(phrases("plan.medicines"))
    return PlanReply("\n".join(lines), steps=steps, withheld=withheld)
