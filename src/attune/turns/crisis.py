"""Danger: everything else stops, help is shown at once, then a few direct questions are asked.

The way back needs the person to say they are safe more than once. Whom to call and every word
live in `knowledge/crisis/`; how soon a person must respond is for `safety/triage.py`.
"""

from __future__ import annotations

from dataclasses import replace

from attune.replies.base import Button, Reply, Say
from attune.replies.crisis import crisis as crisis_reply
from attune.replies.question import Question, options_of_yes_no
from attune.safety.danger.resources import Resource
from attune.safety.danger_types import Category, Danger
from attune.turns import crisis_reading, results
from attune.turns.state import CrisisState, Mode
from attune.turns.turn import Replies
from attune.turns.visit import Visit

SAFE_ENOUGH = 2
CHECK, SAFE, SURE = "safety.check", "safety.safe", "safety.sure"
_RISK_QUESTIONS: dict[str, tuple[str, ...]] = {
    "suicide_self_harm": (
        "safety.now", "safety.plan", "safety.means", "safety.past", "safety.alone",
    ),
    "third_party": ("safety.other_now",),
}  # fmt: skip
_SKIPPED_WHEN_NOT_NOW = ("safety.plan", "safety.means", "safety.alone")
_AT_ONCE: tuple[Category, ...] = ("medical_emergency", "overdose_poisoning")


def serve(visit: Visit) -> Replies:
    """The next reply of a crisis, whatever was said."""
    danger = visit.turn.understanding.danger
    if visit.state.crisis is None:
        return start(visit, danger or Danger("suicide_self_harm", "check", "state"))
    if danger is not None and danger.concern == "alert":
        return _again(visit, danger)
    return _go_on(visit, visit.state.crisis)


def start(visit: Visit, danger: Danger) -> Replies:
    """Stop everything: say so, show who to call, and ask the first question."""
    back_to: Mode = visit.state.mode if visit.state.mode != "crisis" else "intake"
    crisis = CrisisState(danger.category, danger.concern, back_to)
    if danger.concern == "check":
        return _ask(visit, crisis, CHECK, lead=_words(visit, f"check.{danger.category}"))
    _alert(visit, danger)
    return _first_words(visit, crisis) + _next(visit, crisis)


def after_answers(visit: Visit, items: tuple[str, ...]) -> Replies:
    """What the direct safety questions of the intake lead to, once they are all answered."""
    if visit.state.mode in ("crisis", "closed") or not any(i.startswith("asq.") for i in items):
        return ()
    open_item = visit.open_item
    if open_item is not None and open_item.id.startswith("asq."):
        return ()
    answers = {i: a for i, a in visit.answers.items() if i.startswith("asq.")}
    said_yes = {i for i, a in answers.items() if a.value is True}
    now_unsure = answers.get("asq.5") is not None and answers["asq.5"].status != "answered"
    if "asq.5" in said_yes or said_yes & {"asq.1", "asq.2", "asq.3"} or now_unsure:
        return start(visit, Danger("suicide_self_harm", "alert", "asq", now="asq.5" in said_yes))
    if said_yes:
        return start(visit, Danger("suicide_self_harm", "check", "asq.4"))
    return ()


def _again(visit: Visit, danger: Danger) -> Replies:
    """Danger was said again: the lines once more, and the question that waits."""
    crisis = visit.state.crisis
    assert crisis is not None
    _alert(visit, danger)
    if crisis.level == "check" or crisis.category != danger.category:
        raised = replace(crisis, category=danger.category, level="alert", safe=0, open=None)
        return _first_words(visit, raised) + _next(visit, raised)
    crisis = replace(crisis, safe=0)
    answered = crisis_reading.yes_no(visit)
    if crisis.open and answered is not None:
        crisis = _noted(visit, crisis, crisis.open, answered)
    return (_lines(visit, crisis, "again"), *_next(visit, crisis))


def _go_on(visit: Visit, crisis: CrisisState) -> Replies:
    says_safe = crisis_reading.says_safe(visit)
    answered = crisis_reading.yes_no(visit)
    asked = crisis.open or SAFE
    if says_safe is False:
        return _hold(visit, replace(crisis, safe=0))
    if says_safe:
        return _one_more_safe(visit, crisis)
    if visit.turn.understanding.act in ("skip", "decline"):
        return _refused(visit, crisis, asked)
    if answered is None:
        return _unread(visit, crisis, asked)
    crisis = _noted(visit, crisis, asked, answered)
    if asked == CHECK:
        return _back(visit, crisis) if not answered else _check_turned(visit, crisis)
    if asked in (SAFE, SURE):
        return _one_more_safe(visit, crisis) if answered else _hold(visit, crisis)
    lead: Replies = (_lines(visit, crisis, "stay"),) if answered else ()
    return lead + _next(visit, crisis)


def _one_more_safe(visit: Visit, crisis: CrisisState) -> Replies:
    crisis = replace(crisis, safe=crisis.safe + 1)
    if crisis.safe >= SAFE_ENOUGH or crisis.level == "check":
        return _back(visit, crisis)
    return _ask(visit, crisis, SURE, lead=_words(visit, "denial"))


def _hold(visit: Visit, crisis: CrisisState) -> Replies:
    """The person is not safe: who to call, and the question again."""
    return (_lines(visit, crisis, "not_safe"), *_ask(visit, crisis, SAFE))


def _check_turned(visit: Visit, crisis: CrisisState) -> Replies:
    return start_alert(visit, replace(crisis, level="alert"))


def start_alert(visit: Visit, crisis: CrisisState) -> Replies:
    """A gentle question was answered with yes: it is a crisis now."""
    category: Category = crisis.category  # type: ignore[assignment]
    _alert(visit, Danger(category, "alert", "safety.check"))
    return _first_words(visit, crisis) + _next(visit, crisis)


def _refused(visit: Visit, crisis: CrisisState, asked: str) -> Replies:
    """A question that is not answered raises concern by one; it never ends the talk."""
    visit.note_safety(asked, None)
    visit.note_signals(frozenset({f"refused:{asked}"}))
    crisis = replace(crisis, answers={**crisis.answers, asked: None})
    if crisis.level == "check":
        return (_lines(visit, crisis, "refused"), *_back(visit, crisis))
    return (_lines(visit, crisis, "refused"), *_next(visit, crisis))


def _unread(visit: Visit, crisis: CrisisState, asked: str) -> Replies:
    return _ask(visit, crisis, asked, lead=_words(visit, "unread"))


def _back(visit: Visit, crisis: CrisisState) -> Replies:
    """Safe, said often enough: back to where the person was."""
    visit.set_state(mode=crisis.back_to, crisis=None)
    said: Replies = (_line_of_care(visit, crisis),)
    if visit.state.mode == "intake" and visit.open_item is None:
        visit.set_state(mode="done")
        said += results.complete(visit)
    return said


def _next(visit: Visit, crisis: CrisisState) -> Replies:
    """Ask the first safety question that was not asked; then whether they are safe."""
    for question in _RISK_QUESTIONS.get(crisis.category, ()):
        if question in crisis.answers or _pointless(crisis, question):
            continue
        return _ask(visit, crisis, question)
    return _ask(visit, crisis, SURE if crisis.safe else SAFE)


def _pointless(crisis: CrisisState, question: str) -> bool:
    return crisis.answers.get("safety.now") is False and question in _SKIPPED_WHEN_NOT_NOW


def _noted(visit: Visit, crisis: CrisisState, asked: str, answered: bool) -> CrisisState:
    visit.note_safety(asked, answered)
    if answered and asked not in (SAFE, SURE):
        visit.note_signals(frozenset({f"{asked}:yes"}))
    return replace(crisis, answers={**crisis.answers, asked: answered})


def _ask(visit: Visit, crisis: CrisisState, question: str, lead: str | None = None) -> Replies:
    visit.set_state(mode="crisis", crisis=replace(crisis, open=question))
    options = options_of_yes_no(visit.phrases)
    name = question.removeprefix("safety.")
    asked = Question(
        text=_words(visit, f"questions.{name}"),
        buttons=tuple(Button(o.title, question, o.value) for o in options),
        item=question,
        section="safety",
        type="yes_no",
        options=options,
        why=_words(visit, "why"),
    )
    return (Say(lead), asked) if lead else (asked,)


def _first_words(visit: Visit, crisis: CrisisState) -> Replies:
    return (_lines(visit, crisis, f"first.{crisis.category}"),)


def _lines(visit: Visit, crisis: CrisisState, words: str) -> Reply:
    lines = lines_for(visit, crisis.category)
    return crisis_reply(_words(visit, words), crisis.category, lines, resumable=crisis.safe > 0)


def _line_of_care(visit: Visit, crisis: CrisisState) -> Reply:
    lines = lines_for(visit, crisis.category)
    first = f"{lines[0].name}: {lines[0].contact}" if lines else ""
    return Say(_words(visit, "resumed").replace("{line}", first))


def _alert(visit: Visit, danger: Danger) -> None:
    level = "emergency" if danger.now or danger.category in _AT_ONCE else "urgent"
    visit.alert(danger.category, level, danger.raised_by)
    visit.note_signals(frozenset({f"danger:{danger.category}", f"danger:{level}"}))


def _words(visit: Visit, name: str) -> str:
    return visit.house.crisis_content.words(name)


def lines_for(visit: Visit, category: str) -> tuple[Resource, ...]:
    """Whom to call, for the country that the person or the clinic gave."""
    country = visit.turn.country or visit.record.country() or visit.house.settings.country
    return visit.house.crisis_content.lines(country, category)
