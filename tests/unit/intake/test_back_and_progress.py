"""Going back, and how far the intake is, by worked cases."""

from __future__ import annotations

from attune.intake.path import previous_item, progress
from tests.unit.intake.people import (
    DECLINED,
    INTAKE,
    SKIPPED,
    Said,
    given,
    interview,
    next_id,
    up_to,
)

WOMAN: Said = {"about.age": 34, "about.sex": "female"}
MAN: Said = {"about.age": 40, "about.sex": "male"}
LOW: Said = {"phq9.1": 2, "phq9.2": 1}


def test_back_reopens_the_question_before() -> None:
    """`back` takes away one answer, and then asks just that."""
    said = up_to("about.weight", WOMAN)
    before = previous_item(INTAKE, given(said))
    assert before is not None
    assert before.id == "about.weight"
    del said[before.id]
    assert next_id(said) == "about.weight"


def test_back_follows_the_order_in_which_questions_were_asked() -> None:
    """After the direct questions jumped the queue, back goes to them and not past them."""
    said = up_to("asq.4", {**MAN, **LOW, "phq9.9": 1})
    assert next_id(said) == "phq9.difficulty"
    before = previous_item(INTAKE, given(said))
    assert before is not None
    assert before.id == "asq.4"


def test_back_passes_over_what_no_longer_applies() -> None:
    """Who corrects her sex to male is not led back to pregnancy."""
    said = {**up_to("about.pregnancy", WOMAN), "about.sex": "male"}
    before = previous_item(INTAKE, given(said))
    assert before is not None
    assert before.id == "about.sex"


def test_back_ignores_what_was_volunteered_ahead() -> None:
    """Back means the question before this one."""
    said = {**WOMAN, "sleep.hours": 6}
    before = previous_item(INTAKE, given(said))
    assert before is not None
    assert before.id == "about.sex"


def test_there_is_nothing_before_the_first_question() -> None:
    """Back at the start finds nothing."""
    assert previous_item(INTAKE, {}) is None


def test_back_after_the_last_question_reopens_it() -> None:
    """A finished intake can be taken up again."""
    before = previous_item(INTAKE, interview(MAN))
    assert before is not None
    assert before.id == "labs.values"


def test_progress_counts_refusals_and_reaches_its_end() -> None:
    """The bar moves with every question, and ends full."""
    start = progress(INTAKE, {})
    assert (start.answered, start.section, start.section_title) == (0, "about", "About you")
    some = progress(INTAKE, given({**MAN, "about.height": SKIPPED, "about.weight": DECLINED}))
    assert some.answered == 4
    end = progress(INTAKE, interview(MAN))
    assert (end.answered, end.section) == (end.expected, None)
