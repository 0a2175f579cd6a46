"""A summary as titled blocks of short rows: what text, PDF and FHIR narrative have in common.

How a block looks on paper or screen stays with each rendering.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from attune.clinic.shapes import (
    Summary,
    SummaryAnswer,
    SummaryLab,
    SummaryReferral,
    SummarySafety,
    SummaryScore,
    SummaryStep,
)
from attune.clinic.words import word_or_id, words


@dataclass(frozen=True)
class Row:
    """A label, what it says, and further lines below it."""

    label: str
    value: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A titled part of the page. `id` names it for a rendering that treats it apart."""

    id: str
    title: str
    rows: tuple[Row, ...]


def blocks(summary: Summary) -> tuple[Block, ...]:
    """The summary from the most urgent to the least; empty parts are left out."""
    parts: tuple[tuple[str, Iterable[Row]], ...] = (
        ("triage", _triage(summary)),
        ("alerts", _alerts(summary)),
        ("safety", _safety(summary)),
        ("scores", (_score(one) for one in summary.scores)),
        ("medicines", _medicines(summary)),
        ("interactions", _interactions(summary)),
        ("labs", (_lab(one) for one in summary.labs)),
        ("map", _map(summary)),
        ("plan", (_step(step) for step in summary.steps)),
        ("withheld", (Row(w.title, w.because) for w in summary.withheld)),
        *((f"section.{s.id}", _answered(s.answers)) for s in summary.sections),
        ("refused", _refused(summary)),
        ("corrections", (Row(a.item.short, a.display) for a in summary.corrections)),
        ("consents", _consents(summary)),
        ("sources", (Row(id, citation) for id, citation in summary.citations)),
    )
    titles = {f"section.{s.id}": s.title for s in summary.sections}
    made = ((id, titles.get(id) or words(f"sections.{id}"), tuple(rows)) for id, rows in parts)
    return tuple(Block(id, title, rows) for id, title, rows in made if rows)


def heading(summary: Summary) -> tuple[str, str, str]:
    """Title, whose summary and when, and how far the intake came."""
    made = moment(summary.made_at)
    state = "complete" if summary.complete else "open"
    about = words(f"status.{state}")
    return (
        words("title"),
        words("subtitle", clinic=summary.clinic, client=summary.client, made_at=made),
        about if summary.shared else f"{about} {words('status.not_shared')}",
    )


def moment(at: datetime) -> str:
    """A time to the minute, with its zone."""
    return at.strftime("%Y-%m-%d %H:%M %Z").strip()


def number(value: float) -> str:
    """A number without needless digits."""
    return str(int(value)) if float(value).is_integer() else f"{value:g}"


def interval(lab: SummaryLab) -> str:
    """The interval of a result in words; "" where none is known."""
    if lab.low is not None and lab.high is not None:
        return words("words.interval", low=number(lab.low), high=number(lab.high))
    if lab.low is not None:
        return words("words.from", low=number(lab.low))
    return words("words.up_to", high=number(lab.high)) if lab.high is not None else ""


def _triage(summary: Summary) -> Iterable[Row]:
    if summary.triage is None:
        return
    level = word_or_id("levels", summary.triage.level)
    yield Row(level, notes=tuple(r.clinical or r.because for r in summary.triage.reasons))
    for referral in summary.triage.referrals:
        yield _referral(referral)


def _referral(referral: SummaryReferral) -> Row:
    notes = []
    if referral.tests:
        notes.append(f"{words('words.tests')}: {', '.join(referral.tests)}")
    if referral.questions:
        notes.append(f"{words('words.ask_there')}: {' '.join(referral.questions)}")
    label = words("words.referral", to=referral.to, within=referral.within)
    return Row(label, referral.prompt, tuple(notes))


def _alerts(summary: Summary) -> Iterable[Row]:
    for alert in summary.alerts:
        by = alert.acknowledged_by
        taken = words("words.acknowledged", by=by) if by else words("words.open_alert")
        note = (words("words.said", text=alert.text),) if alert.text else ()
        yield Row(f"{alert.category} ({alert.level})", f"{moment(alert.at)}, {taken}", note)


def _safety(summary: Summary) -> Iterable[Row]:
    for answer in summary.answers:
        if answer.item.safety:
            said = words("words.said", text=answer.answer.text) if answer.answer.text else ""
            yield Row(answer.item.short, _value(answer), (said,) if said else ())
    for one in summary.safety:
        note = words("words.said", text=one.text) if one.text else ""
        yield Row(one.question, _yes_no(one), (note,) if note else ())


def _yes_no(one: SummarySafety) -> str:
    if one.answer is None:
        return word_or_id("status_words", one.status)
    return words(f"answers.{'yes' if one.answer else 'no'}")


def _score(one: SummaryScore) -> Row:
    score, maximum = one.score, number(one.score.maximum)
    if score.score is None:
        value = words("words.score_open", low=score.low, high=score.high, maximum=maximum)
    else:
        value = words("words.score", score=score.score, maximum=maximum)
    if score.band_title:
        value = f"{value}, {score.band_title}"
    change = () if one.change is None else (words("words.change", change=f"{one.change:+d}"),)
    return Row(one.instrument.title, value, change)


def _medicines(summary: Summary) -> Iterable[Row]:
    for item, entry in summary.entries("medicine", "supplement", "hormone"):
        since = words("words.since", since=entry.since) if entry.since else None
        details = (entry.dose, since, word_or_id("words.uses", entry.use))
        yield Row(entry.name, ", ".join(d for d in details if d) or item.short)


def _interactions(summary: Summary) -> Iterable[Row]:
    for pair in summary.interactions:
        yield Row(f"{pair.a_name} + {pair.b_name}", pair.severity, (pair.effect, pair.advice))


def _lab(lab: SummaryLab) -> Row:
    result = lab.result
    value = f"{result.comparator or ''}{number(result.value)} {result.unit or ''}".strip()
    notes = (interval(lab), word_or_id("flags", lab.flag), result.date or "")
    return Row(lab.title, value, (", ".join(note for note in notes if note),))


def _map(summary: Summary) -> Iterable[Row]:
    shorts = {a.item.id: a.item.short for a in summary.answers}
    for pathway in summary.pathways:
        if pathway.level == "little":
            continue
        items = ", ".join(dict.fromkeys(shorts.get(b.item, b.item) for b in pathway.because))
        notes = (words("words.because", items=items),) if items else ()
        yield Row(pathway.title, word_or_id("pathway_levels", pathway.level), notes)


def _step(step: SummaryStep) -> Row:
    notes = [step.why, words("words.grade", grade=step.grade)]
    if step.cautions:
        notes.append(f"{words('words.cautions')}: {' '.join(step.cautions)}")
    if step.stop_if:
        notes.append(f"{words('words.stop_if')}: {'; '.join(step.stop_if)}")
    how = f"{step.how} {step.dose}" if step.dose and step.dose not in step.how else step.how
    return Row(step.title, how, tuple(notes))


def _answered(answers: tuple[SummaryAnswer, ...]) -> Iterable[Row]:
    return (Row(a.item.short, _value(a)) for a in answers if a.answer.status == "answered")


def _refused(summary: Summary) -> Iterable[Row]:
    return (Row(a.item.short, words(f"status_words.{a.answer.status}")) for a in summary.refused)


def _consents(summary: Summary) -> Iterable[Row]:
    for one in summary.consents:
        note = words("words.policy", version=one.policy_version, at=moment(one.at))
        yield Row(one.title, words(f"words.{'granted' if one.granted else 'refused'}"), (note,))


def _value(answer: SummaryAnswer) -> str:
    status = answer.answer.status
    return answer.display if status == "answered" else words(f"status_words.{status}")
