"""What holds of the path for any answers at all."""

from __future__ import annotations

from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from attune.intake.facts import AnswerFacts
from attune.intake.items import Item
from attune.intake.path import (
    asking_order,
    next_item,
    open_items,
    previous_item,
    progress,
)
from attune.intake.scores import scores
from tests.unit.intake.people import DECLINED, INTAKE, SKIPPED, Said, answer, given


def _values(item: Item) -> st.SearchStrategy[object]:
    refusal = st.sampled_from([SKIPPED, DECLINED])
    if item.type == "choice":
        return st.sampled_from([option.value for option in item.options]) | refusal
    if item.type == "multi_choice":
        values = [str(option.value) for option in item.options]
        return st.lists(st.sampled_from(values), min_size=1, unique=True).map(tuple) | refusal
    if item.type == "yes_no":
        return st.booleans() | refusal
    if item.type in ("number", "quantity", "duration"):
        assert item.low is not None
        assert item.high is not None
        return st.integers(int(item.low), int(item.high)) | refusal
    fixed: dict[str, object] = {"clock_time": "23:00", "date": "2026-11-01", "text": "sleep"}
    return st.just(fixed.get(item.type, ())) | refusal


@st.composite
def people(draw: st.DrawFn) -> Said:
    """Answers to any set of items, in any order."""
    ids = draw(st.lists(st.sampled_from(sorted(INTAKE.items)), unique=True, max_size=90))
    return {id: draw(_values(INTAKE.items[id])) for id in ids}


@settings(max_examples=120, deadline=None)
@for_all(people(), st.randoms())
def test_the_order_of_answers_does_not_change_the_path(said: Said, random: object) -> None:
    """The path is made of what is known, not of how it became known."""
    names = list(said)
    random.shuffle(names)  # type: ignore[attr-defined]
    one, other = given(said), given({name: said[name] for name in names})
    assert open_items(INTAKE, one) == open_items(INTAKE, other)
    assert progress(INTAKE, one) == progress(INTAKE, other)
    assert scores(INTAKE, one) == scores(INTAKE, other)


@settings(max_examples=120, deadline=None)
@for_all(people())
def test_the_intake_always_comes_to_an_end(said: Said) -> None:
    """Refusing whatever is asked next ends the intake after at most all items."""
    answers = {**given(said), "about.age": answer("about.age", 40)}
    for _ in range(len(INTAKE.items) + 1):
        item = next_item(INTAKE, answers)
        if item is None:
            break
        assert item.id not in answers
        answers[item.id] = answer(item.id, SKIPPED)
    assert next_item(INTAKE, answers) is None


@settings(max_examples=120, deadline=None)
@for_all(people())
def test_back_then_the_same_answer_leads_to_the_same_question(said: Said) -> None:
    """Going back and saying the same again changes nothing."""
    answers = {**given(said), "about.age": answer("about.age", 40)}
    here, before = next_item(INTAKE, answers), previous_item(INTAKE, answers)
    assert before is not None
    without = {id: one for id, one in answers.items() if id != before.id}
    assert next_item(INTAKE, {**without, before.id: answers[before.id]}) == here


@settings(max_examples=120, deadline=None)
@for_all(people())
def test_progress_never_passes_its_end(said: Said) -> None:
    """Answered is at most expected, and they meet only when nothing is open."""
    answers = given(said)
    now = progress(INTAKE, answers)
    assert 0 <= now.answered <= now.expected
    assert (now.answered == now.expected) is (next_item(INTAKE, answers) is None)


@settings(max_examples=120, deadline=None)
@for_all(people())
def test_a_worrying_ninth_answer_always_comes_before_anything_else(said: Said) -> None:
    """Whatever else is known, the direct questions come next until they are settled."""
    answers = {**given(said), "phq9.9": answer("phq9.9", 1)}
    run = {"asq.1", "asq.2", "asq.3", "asq.4", "asq.5"}
    open_run = [item.id for item in asking_order(INTAKE, answers) if item.id in run - set(answers)]
    first = next_item(INTAKE, answers)
    if open_run:
        assert first is not None
        assert first.id == open_run[0]


@settings(max_examples=120, deadline=None)
@for_all(people())
def test_totals_stay_within_their_bounds(said: Said) -> None:
    """A total is given only when it is certain, and bounds are never reversed."""
    answers = given(said)
    facts = AnswerFacts(INTAKE, answers)
    for id, score in scores(INTAKE, answers).items():
        assert 0 <= score.low <= score.high <= score.maximum
        assert (score.score is not None) is score.complete
        assert facts.score(id) == score.score
