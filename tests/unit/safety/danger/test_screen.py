"""The danger screen as its callers see it: texts in, a concern or none out."""

from __future__ import annotations

from pathlib import Path

import pytest

from attune.safety.danger.screen import DangerScreen

KNOWLEDGE = Path(__file__).parents[4] / "knowledge"


@pytest.fixture(scope="module")
def screen() -> DangerScreen:
    return DangerScreen.load(KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("I want to kill myself", "suicide_self_harm"),
        ("everyone would be better off without me", "suicide_self_harm"),
        ("I've written a goodbye letter to my kids", "suicide_self_harm"),
        ("the rope is ready", "suicide_self_harm"),
        ("I've been cutting my arms again", "suicide_self_harm"),
        ("I'm going to stab my boss", "harm_to_others"),
        ("I took all my tablets", "overdose_poisoning"),
        ("my toddler swallowed bleach", "overdose_poisoning"),
        ("chest pain spreading into my left arm", "medical_emergency"),
        ("my face is drooping and my speech is slurred", "medical_emergency"),
        ("voices tell me to hurt people", "psychosis_mania"),
        ("I haven't slept in 4 days and I feel invincible", "psychosis_mania"),
        ("my husband strangled me last night", "abuse_violence"),
        ("my brother wants to die", "third_party"),
    ],
)
def test_each_category_is_alerted(screen: DangerScreen, text: str, category: str) -> None:
    """Plain words of every kind of danger stop the intake, under the right category."""
    danger = screen.screen(text)
    assert danger is not None
    assert (danger.category, danger.concern) == (category, "alert")


@pytest.mark.parametrize(
    "text",
    [
        "k i l l  m y s e l f",
        "i want to k1ll mys3lf",
        "thoughts of su1c1de",
        "i want to diiiie",
        "iwanttokillmyself",
        "кill myself",
        "ｋｉｌｌ ｍｙｓｅｌｆ",
        "k\u200bill my\u200bself",
        "kil my self",
        "s.u.i.c.i.d.a.l thoughts",
        "kms",
        "going to unalive myself",
        "k*ll myself",
        "i wanna die",
    ],
)
def test_disguised_words_are_read(screen: DangerScreen, text: str) -> None:
    """Spelling, spacing, look-alikes and slang hide nothing."""
    danger = screen.screen(text)
    assert danger is not None
    assert danger.concern == "alert"


@pytest.mark.parametrize(
    "text",
    [
        "this diet is killing me",
        "dying for a coffee",
        "killer workout, dead tired, big deadline",
        "shoot me an email",
        "I bombed the exam",
        "watched Suicide Squad",
        "I need to cut sugar",
        "I would never hurt myself",
        "no thoughts of suicide",
        "Thoughts that you would be better off dead - not at all",
        "I had a heart attack in 2015",
        "I get palpitations sometimes",
        "I don't wake up refreshed",
        "nearly every day",
        "sertraline 50 mg every morning",
        "what is serotonin syndrome",
    ],
)
def test_ordinary_words_raise_nothing(screen: DangerScreen, text: str) -> None:
    """Idioms, denials, quoted options and ordinary answers do not stop the intake."""
    assert screen.screen(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I was suicidal as a teenager, safe now",
        "I tried to kill myself ten years ago",
        "I feel hopeless sometimes",
        "I'm writing a dissertation on suicide",
        "PMDD makes me want to die",
        "my grandfather took his own life",
    ],
)
def test_past_and_unclear_is_asked_about_gently(screen: DangerScreen, text: str) -> None:
    """What is past, told of or unclear is neither ignored nor alarmed."""
    danger = screen.screen(text)
    assert danger is not None
    assert danger.concern == "check"


def test_negation_of_one_clause_leaves_another(screen: DangerScreen) -> None:
    """A denial takes back its own clause alone."""
    danger = screen.screen("I would never hurt anyone but I want to kill myself")
    assert danger is not None
    assert danger.concern == "alert"


def test_what_came_back_is_not_past(screen: DangerScreen) -> None:
    """An old story that has started again is alerted."""
    danger = screen.screen("I was suicidal as a teenager and now I feel suicidal again")
    assert danger is not None
    assert danger.concern == "alert"


def test_a_sentence_sent_in_pieces_is_joined(screen: DangerScreen) -> None:
    """Fragments of the last messages are read together with the newest one."""
    danger = screen.screen("disappear for good", recent=("I want to",))
    assert danger is not None
    assert danger.concern == "alert"


def test_an_earlier_danger_is_not_raised_again(screen: DangerScreen) -> None:
    """An ordinary message after an alarming one is ordinary."""
    assert screen.screen("about 6 hours", recent=("I want to kill myself",)) is None


def test_danger_in_the_middle_of_a_story_is_found(screen: DangerScreen) -> None:
    """A long message hides nothing in its middle."""
    story = "I sleep six hours and drink tea. " * 6
    danger = screen.screen(f"{story}Most nights I want to die. {story}")
    assert danger is not None
    assert danger.concern == "alert"


def test_means_at_hand_are_marked_as_now(screen: DangerScreen) -> None:
    """Tablets already taken need somebody now, and the danger says so."""
    danger = screen.screen("I've taken 30 paracetamol")
    assert danger is not None
    assert danger.now


@pytest.mark.parametrize("text", ["", " ", "🙂", "'" * 50, "a" * 5000, "....", "?!", "\ud800"])
def test_strange_text_is_survived(screen: DangerScreen, text: str) -> None:
    """No text breaks the screen."""
    assert screen.screen(text) is None


def test_signals_are_found_and_denials_left_out(screen: DangerScreen) -> None:
    """Symptom flags for triage follow what is said, not what is denied."""
    found = screen.signals("I'm shaking and sweating, no fever, and I can't sleep")
    assert {"tremor", "sweating", "sleepless"} <= found
    assert "fever" not in found
    assert "postpartum" in screen.signals("I gave birth three weeks ago")
