"""What answers add up to, by worked cases."""

from __future__ import annotations

import pytest

from attune.intake.scores import Score, scores
from tests.unit.intake.people import DECLINED, INTAKE, SKIPPED, Said, given, interview

MAN: Said = {"about.age": 40, "about.sex": "male"}


def scored(said: Said) -> dict[str, Score]:
    """Scores after these answers."""
    return scores(INTAKE, given(said))


def run(name: str, *values: object) -> Said:
    """Answers to the items of an instrument in order."""
    return {f"{name}.{number}": value for number, value in enumerate(values, 1)}


@pytest.mark.parametrize(
    ("values", "total", "band"),
    [
        ((2, 0, 1, 1, 0, 0, 0, 0, 0), 4, "minimal"),
        ((2, 0, 1, 1, 1, 0, 0, 0, 0), 5, "mild"),
        ((2, 1, 2, 2, 1, 1, 0, 0, 0), 9, "mild"),
        ((2, 1, 2, 2, 1, 1, 1, 0, 0), 10, "moderate"),
        ((3, 3, 3, 3, 3, 0, 0, 0, 0), 15, "moderately_severe"),
        ((3, 3, 3, 3, 3, 3, 1, 1, 0), 20, "severe"),
        ((3,) * 9, 27, "severe"),
    ],
)
def test_phq9_total_and_band(values: tuple[int, ...], total: int, band: str) -> None:
    """Kroenke 2001: bands begin at 5, 10, 15 and 20; the difficulty item is not scored."""
    score = scored({**run("phq9", *values), "phq9.difficulty": 3})["phq9"]
    assert (score.score, score.band, score.maximum) == (total, band, 27)
    assert score.complete
    assert score.positive is (total >= 10)


@pytest.mark.parametrize(
    ("values", "total", "band"),
    [((2, 0, 2, 0, 0, 0, 0), 4, "minimal"), ((2, 1, 2, 0, 0, 0, 0), 5, "mild"),
     ((2, 2, 2, 2, 2, 0, 0), 10, "moderate"), ((3, 3, 3, 3, 3, 0, 0), 15, "severe")],
)  # fmt: skip
def test_gad7_total_and_band(values: tuple[int, ...], total: int, band: str) -> None:
    """Spitzer 2006: bands begin at 5, 10 and 15."""
    score = scored(run("gad7", *values))["gad7"]
    assert (score.score, score.band, score.maximum) == (total, band, 21)


def test_a_short_screen_gives_no_total_of_the_long_form() -> None:
    """Two questions asked are a PHQ-2, never a PHQ-9 of 1."""
    found = scored(run("phq9", 1, 0))
    assert (found["phq2"].score, found["phq2"].positive) == (1, False)
    assert "phq9" not in found


def test_a_refused_item_gives_no_total() -> None:
    """A refusal is not a zero: the total is unknown, its range is not."""
    score = scored(run("phq9", 2, 2, 1, 1, SKIPPED, 1, 1, 0, DECLINED))["phq9"]
    assert (score.score, score.complete) == (None, False)
    assert (score.low, score.high) == (8, 14)
    assert (score.band, score.positive) == (None, None)


def test_a_band_that_no_missing_answer_can_change_is_given() -> None:
    """At least 24 is severe whatever the last answer would have been."""
    score = scored(run("phq9", *(3,) * 8, DECLINED))["phq9"]
    assert (score.score, score.band, score.positive) == (None, "severe", True)


def test_an_unfinished_instrument_is_not_complete() -> None:
    """Half-way there is no total yet."""
    score = scored(run("phq9", 2, 2, 1))["phq9"]
    assert (score.score, score.low, score.complete) == (None, 5, False)


def test_a_corrected_screen_takes_the_long_total_away() -> None:
    """When the gate closes, the seven answers behind it no longer count."""
    found = scored({**run("phq9", 3, 3, 3, 3, 3, 3, 3, 3, 0), "phq9.1": 0, "phq9.2": 0})
    assert "phq9" not in found
    assert found["phq2"].score == 0


@pytest.mark.parametrize(
    ("values", "band", "positive", "complete"),
    [
        ((False, False, False, False), "negative", False, True),
        ((True, False, False, False, False), "non_acute_positive", True, True),
        ((False, False, False, True, True), "acute_positive", True, True),
        ((False, SKIPPED, False, False, False), "non_acute_positive", True, False),
        ((DECLINED, False, False, False, DECLINED), "positive_unclear", True, False),
        ((False, False), None, None, False),
    ],
)
def test_asq_outcome(
    values: tuple[object, ...], band: str | None, positive: bool | None, complete: bool
) -> None:
    """NIMH toolkit: any yes or refusal is positive, acute when the answer about now is yes."""
    score = scored(run("asq", *values))["asq"]
    assert (score.band, score.positive, score.complete) == (band, positive, complete)


@pytest.mark.parametrize(
    ("sex", "values", "band", "positive"),
    [
        ("male", (3, 0, 0), "low", False),
        ("male", (4, 0, 0), "raised", True),
        ("female", (3, 0, 0), "raised", True),
        ("female", (2, 0, 0), "low", False),
        ("undisclosed", (3, 0, 0), "raised", True),
        (SKIPPED, (3, 0, 0), "raised", True),
        ("male", (4, 3, 3), "higher", True),
        ("female", (4, 4, 4), "dependence", True),
    ],
)
def test_auditc_cut_depends_on_sex(
    sex: object, values: tuple[int, ...], band: str, positive: bool
) -> None:
    """Four points for men, three for women; where sex is not known the more careful cut."""
    score = scored({"about.sex": sex, "diet.alcohol": 5, **run("auditc", *values)})["auditc"]
    assert (score.score, score.band, score.positive) == (sum(values), band, positive)


def test_who_never_drinks_has_an_auditc_of_zero_from_one_question() -> None:
    """`Never` makes the two other questions pointless; they count nothing."""
    score = scored({**MAN, "diet.alcohol": 1, "auditc.1": 0})["auditc"]
    assert (score.score, score.complete) == (0, True)


def test_an_untroubled_person_has_only_the_short_scores() -> None:
    """What was not asked has no score."""
    found = scores(INTAKE, interview(MAN))
    assert {name: score.score for name, score in found.items()} == {"phq2": 0, "gad2": 0, "asq": 0}


def test_nothing_answered_nothing_scored() -> None:
    """No totals out of thin air."""
    assert scores(INTAKE, {}) == {}


def test_reliable_change_is_data() -> None:
    """Figures used when measuring again."""
    assert INTAKE.instruments["phq9"].reliable_change == 6
    assert INTAKE.instruments["gad7"].reliable_change == 4
