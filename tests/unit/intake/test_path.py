"""Which question comes next, by worked cases: given these answers, then that question."""

from __future__ import annotations

import time

import pytest

from attune.intake.path import (
    is_enabled,
    next_item,
    open_items,
    progress,
)
from tests.unit.intake.people import (
    DECLINED,
    INTAKE,
    SKIPPED,
    Said,
    asked,
    given,
    interview,
    next_id,
    up_to,
)

WOMAN: Said = {"about.age": 34, "about.sex": "female"}
MAN: Said = {"about.age": 40, "about.sex": "male"}
LOW: Said = {"phq9.1": 2, "phq9.2": 1}


def test_the_first_question_is_age() -> None:
    """Nothing else is asked before it is known that the client is an adult."""
    assert next_id({}) == "about.age"


def test_a_required_item_stays_open_when_it_is_skipped() -> None:
    """Age can't be skipped."""
    assert next_id({"about.age": SKIPPED}) == "about.age"


def test_a_skipped_item_is_not_asked_again() -> None:
    """Skip means not now; the client is not nagged."""
    assert next_id({"about.age": 34, "about.sex": SKIPPED}) == "about.pregnancy"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (WOMAN, "about.pregnancy"),
        ({**WOMAN, "about.age": 63}, "about.height"),
        (MAN, "about.height"),
        ({**MAN, "about.sex": "intersex"}, "about.pregnancy"),
        ({**MAN, "about.sex": "undisclosed"}, "about.pregnancy"),
        ({**MAN, "about.sex": DECLINED}, "about.pregnancy"),
    ],
)
def test_pregnancy_is_asked_where_it_may_be(said: Said, expected: str) -> None:
    """Not of men and not past the age; of whoever does not say."""
    assert next_id(said) == expected


@pytest.mark.parametrize(
    ("first", "second", "opens"),
    [(0, 0, False), (1, 0, False), (1, 1, True), (0, 2, True), (3, 3, True),
     (SKIPPED, 0, True), (0, DECLINED, True)],
)  # fmt: skip
@pytest.mark.parametrize("run", ["phq9", "gad7"])
def test_the_first_two_questions_decide_about_the_rest(
    run: str, first: object, second: object, opens: bool
) -> None:
    """Two points or a refusal open the whole instrument; less leaves it at two questions."""
    answers = interview({**MAN, f"{run}.1": first, f"{run}.2": second})
    assert (f"{run}.3" in answers) is opens
    assert (f"{run}.7" in answers) is opens


def test_difficulty_is_asked_only_when_something_is_a_problem() -> None:
    """It asks about `these problems`; with none there is nothing to ask."""
    refused = {"phq9.1": SKIPPED, "phq9.2": SKIPPED}
    assert "phq9.difficulty" not in interview({**MAN, **refused})
    assert "phq9.difficulty" in interview({**MAN, **refused, "phq9.4": 1})
    assert "phq9.difficulty" in interview({**MAN, **LOW})
    assert "phq9.difficulty" not in interview({**MAN, "phq9.1": 1})


@pytest.mark.parametrize("said", [MAN, WOMAN, {**MAN, **LOW}, {**MAN, "phq9.1": SKIPPED}])
def test_everybody_is_asked_directly_about_suicide(said: Said) -> None:
    """A low PHQ-2 hides PHQ-9 item 9; the direct questions are never hidden."""
    names = asked(interview(said))
    assert {"asq.1", "asq.2", "asq.3", "asq.4"} <= set(names)
    assert names.index("asq.1") < names.index("gad7.1")


@pytest.mark.parametrize("said", [1, 2, 3, SKIPPED, DECLINED])
def test_a_worrying_ninth_answer_brings_the_direct_questions_at_once(said: object) -> None:
    """Thoughts of death, or silence about them, are not left standing until the run is over."""
    names = asked(interview({**MAN, **LOW, "phq9.9": said}))
    place = names.index("phq9.9")
    assert names[place + 1 : place + 6] == ["asq.1", "asq.2", "asq.3", "asq.4", "phq9.difficulty"]


def test_without_worry_the_direct_questions_follow_the_run() -> None:
    """The usual order: PHQ-9 to its end, then ASQ, then GAD-7."""
    names = asked(interview({**MAN, **LOW}))
    place = names.index("phq9.9")
    assert names[place + 1 : place + 7] == [
        "phq9.difficulty", "asq.1", "asq.2", "asq.3", "asq.4", "gad7.1",
    ]  # fmt: skip


def test_a_worrying_ninth_answer_out_of_turn_brings_the_direct_questions_too() -> None:
    """Who volunteers it while being asked about height is asked about it now."""
    said = {**WOMAN, "about.pregnancy": "no", "phq9.9": 2}
    assert next_id(said) == "asq.1"
    assert next_id({**said, "asq.1": True, "asq.2": False, "asq.3": False, "asq.4": False}) == (
        "asq.5"
    )
    done = {**said, "asq.1": False, "asq.2": False, "asq.3": False, "asq.4": False}
    assert next_id(done) == "about.height"


def test_a_correction_to_a_worrying_ninth_answer_brings_the_direct_questions() -> None:
    """Going back to change a 0 into a 1 is heard as well."""
    said = {**up_to("phq9.difficulty", {**MAN, **LOW}), "phq9.9": 1}
    assert next_id(said) == "asq.1"


@pytest.mark.parametrize("worrying", ["asq.1", "asq.2", "asq.3", "asq.4"])
@pytest.mark.parametrize("said", [True, SKIPPED, DECLINED])
def test_any_yes_or_refusal_brings_the_question_about_now(worrying: str, said: object) -> None:
    """asq.5 tells whether somebody must come at once."""
    names = asked(interview({**MAN, worrying: said}))
    assert names[names.index("asq.4") + 1] == "asq.5"


def test_four_times_no_leaves_the_question_about_now_out() -> None:
    """As the toolkit says."""
    assert "asq.5" not in interview(MAN)


@pytest.mark.parametrize(
    ("said", "item", "is_asked"),
    [
        ({}, "mood.duration", False),
        (LOW, "mood.duration", True),
        ({"gad7.1": 3}, "mood.duration", True),
        ({}, "sleep.duration", False),
        ({"sleep.bad_nights": 2}, "sleep.duration", True),
        ({}, "sleep.driving", False),
        ({"sleep.daytime": 1}, "sleep.driving", True),
        ({"sleep.daytime": SKIPPED}, "sleep.driving", True),
        ({}, "diet.caffeine_last", False),
        ({"diet.caffeine": 0.5}, "diet.caffeine_last", True),
        ({}, "auditc.1", False),
        ({"diet.alcohol": 0.5}, "auditc.1", True),
        ({"diet.alcohol": DECLINED}, "auditc.1", True),
        ({"diet.alcohol": 4}, "auditc.2", False),
        ({"diet.alcohol": 4, "auditc.1": 1}, "auditc.3", True),
        ({"diet.alcohol": 4, "auditc.1": SKIPPED}, "auditc.3", True),
    ],
)
def test_follow_up_questions_come_only_where_there_is_something_to_follow(
    said: Said, item: str, is_asked: bool
) -> None:
    """Nobody is asked when the last coffee was who drinks none."""
    assert (item in interview({**MAN, **said})) is is_asked


@pytest.mark.parametrize(
    ("said", "item", "is_asked"),
    [
        (WOMAN, "hormone.cycle", True),
        (WOMAN, "hormone.premenstrual_mood", True),
        (WOMAN, "hormone.menopause", False),
        (WOMAN, "hormone.hot_flushes", False),
        (WOMAN, "hormone.contraception", True),
        (WOMAN, "hormone.low_testosterone", False),
        ({**WOMAN, "hormone.cycle": "absent"}, "hormone.last_period", False),
        ({**WOMAN, "hormone.cycle": "irregular"}, "hormone.last_period", True),
        ({**WOMAN, "about.pregnancy": "pregnant"}, "hormone.cycle", False),
        ({**WOMAN, "about.pregnancy": "pregnant"}, "hormone.premenstrual_mood", False),
        ({**WOMAN, "about.pregnancy": "pregnant"}, "hormone.contraception", False),
        ({**WOMAN, "about.pregnancy": "trying"}, "hormone.contraception", False),
        ({**WOMAN, "about.age": 38, "hormone.menopause": "peri"}, "hormone.hot_flushes", True),
        ({**WOMAN, "about.age": 38, "hormone.menopause": "pre"}, "hormone.hot_flushes", False),
        ({**WOMAN, "about.age": 48}, "hormone.menopause", True),
        ({**WOMAN, "about.age": 48}, "hormone.hot_flushes", True),
        ({**WOMAN, "about.age": 52, "hormone.menopause": "post"}, "hormone.contraception", False),
        ({**WOMAN, "about.age": 68}, "hormone.cycle", False),
        ({**WOMAN, "about.age": 68}, "hormone.menopause", True),
        (MAN, "hormone.cycle", False),
        (MAN, "hormone.menopause", False),
        (MAN, "hormone.hot_flushes", False),
        (MAN, "hormone.contraception", False),
        (MAN, "hormone.low_testosterone", True),
        ({**WOMAN, "about.sex": "undisclosed"}, "hormone.low_testosterone", True),
        ({**WOMAN, "about.sex": DECLINED}, "hormone.cycle", True),
    ],
)
def test_hormone_questions_fit_the_body_and_the_time_of_life(
    said: Said, item: str, is_asked: bool
) -> None:
    """No periods after the menopause or in pregnancy, no menopause for men."""
    assert (item in interview(said)) is is_asked


def test_who_said_early_to_be_past_the_menopause_is_not_asked_about_periods() -> None:
    """A volunteered answer spares a question."""
    said = {**up_to("hormone.thyroid_symptoms", {**WOMAN, "about.age": 54})}
    assert next_id({**said, "hormone.menopause": "post"}) == "hormone.hot_flushes"


@pytest.mark.parametrize(
    "said",
    [
        WOMAN, MAN, {**WOMAN, "about.age": 52}, {**WOMAN, "about.age": 70},
        {**WOMAN, "about.age": 45, "about.sex": "undisclosed"}, {**MAN, "about.sex": SKIPPED},
    ],
)  # fmt: skip
def test_an_adult_for_whom_no_gate_opens_is_asked_at_most_sixty_questions(said: Said) -> None:
    """A typical adult is done in ten minutes."""
    answers = interview(said)
    assert len(answers) <= 60
    assert not {"phq9.3", "gad7.3", "asq.5", "auditc.1"} & set(answers)


def test_an_answer_whose_gate_closed_is_kept_but_not_counted() -> None:
    """A correction may close a gate; the answer behind it waits unseen."""
    said = up_to("about.pregnancy", {**WOMAN, "about.pregnancy": "pregnant"})
    corrected = given({**said, "about.sex": "male"})
    assert "about.pregnancy" in corrected
    assert not is_enabled(INTAKE, INTAKE.items["about.pregnancy"], corrected)
    assert progress(INTAKE, corrected).answered == 2
    assert next_id({**said, "about.sex": "male"}) == "about.height"


def test_a_safety_answer_goes_on_counting_when_its_gate_closes() -> None:
    """Thoughts of death are not forgotten because the two screening answers were corrected."""
    said = {**up_to("phq9.9", {**MAN, **LOW, "phq9.9": 2}), "phq9.1": 0, "phq9.2": 0}
    assert is_enabled(INTAKE, INTAKE.items["phq9.9"], given(said))
    assert next_id(said) == "asq.1"


def test_open_items_start_with_the_next_question() -> None:
    """What is listed as open is what will be asked."""
    opened = open_items(INTAKE, given(MAN))
    first = next_item(INTAKE, given(MAN))
    assert first is not None
    assert opened[0] == first
    assert not {"about.age", "about.sex", "about.pregnancy"} & {item.id for item in opened}


def test_finding_the_next_question_takes_less_than_a_millisecond() -> None:
    """It is done at every turn, also late in a long intake."""
    answers = given(up_to("hormone.family", {**WOMAN, **LOW, "gad7.1": 3, "diet.alcohol": 5}))
    times = []
    for _ in range(20):
        start = time.perf_counter()
        next_item(INTAKE, answers)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.001
