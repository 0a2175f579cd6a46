"""Puts a summary together from the answers and from what was worked out of them.

Working it out (scores apart) stays with safety and calibration; their values are copied field by
field, so that a summary depends on their names and not on their modules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from attune.clinic.shapes import (
    Summary,
    SummaryAlert,
    SummaryAnswer,
    SummaryConsent,
    SummaryContribution,
    SummaryInteraction,
    SummaryLab,
    SummaryPathway,
    SummaryReason,
    SummaryReferral,
    SummarySafety,
    SummaryScore,
    SummarySection,
    SummaryStep,
    SummaryTriage,
    SummaryWithheld,
)
from attune.intake.answers import Answer, Answers
from attune.intake.display import answer_display
from attune.intake.path import next_item
from attune.intake.scores import scores
from attune.intake.shapes import Intake

T = TypeVar("T")

#: an answer put right within this time is a correction, not a change
_APART = timedelta(days=7)


@dataclass(frozen=True)
class Assessed:
    """What was worked out of the answers, in the shapes of safety and calibration.

    Each thing only needs the fields of its namesake in `shapes.py`: `triage` level, reasons,
    referrals; `pathways` id, level, confidence, because; and so on.
    """

    triage: Any = None
    pathways: Sequence[Any] = ()
    steps: Sequence[Any] = ()
    withheld: Sequence[Any] = ()
    interactions: Sequence[Any] = ()
    labs: Sequence[SummaryLab] = ()


@dataclass(frozen=True)
class Kept:
    """What the record holds besides current answers, in the shapes of `records`."""

    consents: Sequence[Any] = ()
    alerts: Sequence[Any] = ()
    earlier: Sequence[Answer] = ()


def assemble(
    intake: Intake,
    answers: Answers,
    *,
    client: str,
    made_at: datetime,
    clinic: str,
    locale: str = "en-GB",
    assessed: Assessed = Assessed(),
    kept: Kept = Kept(),
    names: Mapping[str, str] | None = None,
    scopes: Mapping[str, str] | None = None,
    citation: Callable[[str], str | None] = lambda id: None,
    knowledge_version: str | None = None,
) -> Summary:
    """The summary of one record.

    `names`: titles of knowledge ids; `scopes`: titles of consent scopes; ids stand in where one
    is missing. `citation` gives the full citation of a source, or None.
    """
    named = names or {}
    titles = scopes or {}
    made = Summary(
        client=client,
        made_at=made_at,
        clinic=clinic,
        locale=locale,
        intake_version=intake.version,
        complete=next_item(intake, answers) is None,
        sections=_sections(intake, answers, locale),
        scores=_scores(intake, answers, kept.earlier),
        consents=tuple(
            _like(SummaryConsent, one, title=titles.get(one.scope, one.scope))
            for one in kept.consents
        ),
        triage=_triage(assessed.triage),
        pathways=tuple(_pathway(one, named) for one in assessed.pathways),
        steps=tuple(_step(one) for one in assessed.steps),
        withheld=tuple(
            _like(SummaryWithheld, w, title=named.get(w.id, w.id)) for w in assessed.withheld
        ),
        interactions=tuple(_interaction(one, named) for one in assessed.interactions),
        labs=tuple(assessed.labs),
        safety=tuple(_safety(answers, intake)),
        alerts=tuple(_like(SummaryAlert, one) for one in kept.alerts),
        corrections=tuple(_shown(intake, kept.earlier, locale)),
        knowledge_version=knowledge_version,
    )
    return _cited(made, citation)


def _sections(intake: Intake, answers: Answers, locale: str) -> tuple[SummarySection, ...]:
    ordered = [answers[item] for item in intake.items if item in answers]
    shown = list(_shown(intake, ordered, locale))
    return tuple(
        SummarySection(section.id, section.title, inside)
        for section in intake.sections
        if (inside := tuple(a for a in shown if a.item.section == section.id))
    )


def _shown(intake: Intake, given: Iterable[Answer], locale: str) -> Iterable[SummaryAnswer]:
    for answer in given:
        item = intake.items.get(answer.item)
        if item is None:
            continue
        words = "" if answer.value is None else answer_display(item, answer.value, locale=locale)
        yield SummaryAnswer(item, answer, words)


def _safety(answers: Answers, intake: Intake) -> Iterable[SummarySafety]:
    """Answers to safety questions that were asked outside the intake."""
    for answer in answers.values():
        if answer.item not in intake.items:
            said = answer.value if isinstance(answer.value, bool) else None
            yield SummarySafety(answer.item, answer.status, said, answer.text, answer.at)


def _scores(
    intake: Intake, answers: Answers, earlier: Sequence[Answer]
) -> tuple[SummaryScore, ...]:
    """Totals now; beside each, how it changed since its items were last all answered."""
    past = [e for e in earlier if e.item in answers and answers[e.item].at - e.at >= _APART]
    before = {**answers, **{one.item: one for one in past}}
    then = scores(intake, before) if past else {}
    return tuple(
        SummaryScore(intake.instruments[name], now, _change(now.score, then.get(name)))
        for name, now in scores(intake, answers).items()
    )


def _change(now: int | None, then: Any) -> int | None:
    if now is None or then is None or then.score is None or then.score == now:
        return None
    return now - int(then.score)


def _triage(triage: Any) -> SummaryTriage | None:
    if triage is None:
        return None
    return SummaryTriage(
        triage.level,
        tuple(_like(SummaryReason, reason) for reason in triage.reasons),
        tuple(
            _like(SummaryReferral, r, tests=tuple(r.tests), questions=tuple(r.questions))
            for r in triage.referrals
        ),
    )


def _pathway(pathway: Any, names: Mapping[str, str]) -> SummaryPathway:
    because = tuple(_like(SummaryContribution, one) for one in pathway.because)
    title = names.get(pathway.id, pathway.id)
    return _like(SummaryPathway, pathway, title=title, because=because)


def _step(step: Any) -> SummaryStep:
    lists = ("pathways", "cautions", "sources", "stop_if")
    return _like(SummaryStep, step, **{name: tuple(getattr(step, name)) for name in lists})


def _interaction(pair: Any, names: Mapping[str, str]) -> SummaryInteraction:
    return _like(
        SummaryInteraction,
        pair,
        a_name=names.get(pair.a, pair.a),
        b_name=names.get(pair.b, pair.b),
        sources=tuple(pair.sources),
    )


def _cited(summary: Summary, citation: Callable[[str], str | None]) -> Summary:
    used: list[str | None] = []
    if summary.triage:
        used += [reason.source for reason in summary.triage.reasons]
    used += [one.source for pathway in summary.pathways for one in pathway.because]
    used += [source for step in summary.steps for source in step.sources]
    used += [source for pair in summary.interactions for source in pair.sources]
    full = ((source, citation(source)) for source in dict.fromkeys(used) if source)
    return replace(summary, citations=tuple((id, text) for id, text in full if text))


def _like(kind: type[T], source: Any, **given: Any) -> T:
    """A `kind` with the fields of `source` that it has, and those given."""
    wanted = (f.name for f in fields(kind) if f.name not in given)  # type: ignore[arg-type]
    return kind(
        **{name: getattr(source, name) for name in wanted if hasattr(source, name)}, **given
    )
