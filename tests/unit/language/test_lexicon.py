"""Names are found as people type them, and nothing is turned into something else."""

from __future__ import annotations

import random
import statistics
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attune.language.lexicon import Lexicon, LexiconEntry

ENTRIES = [
    LexiconEntry("sertraline", "medicine", ("sertraline", "Zoloft", "Lustral")),
    LexiconEntry("propranolol", "medicine", ("propranolol", "Inderal")),
    LexiconEntry("amitriptyline", "medicine", ("amitriptyline", "Elavil")),
    LexiconEntry("prednisolone", "medicine", ("prednisolone",)),
    LexiconEntry("prednisone", "medicine", ("prednisone",)),
    LexiconEntry("co-codamol", "medicine", ("co-codamol",)),
    LexiconEntry("estradiol", "medicine", ("estradiol", "Evorel")),
    LexiconEntry("statin", "medicine_class", ("statin",)),
    LexiconEntry("5-htp", "supplement", ("5-HTP", "5-hydroxytryptophan")),
    LexiconEntry("same", "supplement", ("SAMe", "SAM-e")),
    LexiconEntry("st-johns-wort", "supplement", ("St John's wort", "hypericum")),
    LexiconEntry("vitamin-d", "nutrient", ("vitamin D", "D3", "cholecalciferol")),
    LexiconEntry("vitamin-d-deficiency", "condition", ("vitamin D deficiency",)),
    LexiconEntry("magnesium", "nutrient", ("magnesium",)),
    LexiconEntry("theanine", "supplement", ("theanine", "L-theanine")),
    LexiconEntry("hashimoto", "condition", ("Hashimoto's", "Hashimoto's thyroiditis")),
    LexiconEntry("anxiety", "condition", ("anxiety",)),
    LexiconEntry("anaemia", "condition", ("anaemia",)),
]
LEXICON = Lexicon(ENTRIES)


def _ids(text: str) -> list[str | None]:
    return [found.id for found in LEXICON.find(text)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("I take Sertraline 50mg and inderal", ["sertraline", "propranolol"]),
        ("sertaline, propanolol & amitriptalin", ["sertraline", "propranolol", "amitriptyline"]),
        ("mangesium at night", ["magnesium"]),
        ("5htp / 5 HTP / 5-htp", ["5-htp", "5-htp", "5-htp"]),
        ("st. johns wort and st john's wort", ["st-johns-wort", "st-johns-wort"]),
        ("vitamin d deficiency", ["vitamin-d-deficiency"]),
        ("vitimin d, l-theanine, ltheanine", ["vitamin-d", "theanine", "theanine"]),
        ("oestradiol patches, anemia, statins", ["estradiol", "anaemia", "statin"]),
        ("hashimotos and anxeity", ["hashimoto", "anxiety"]),
        ("cocodamol", ["co-codamol"]),
        ("SAMe 400 mg", ["same"]),
    ],
)
def test_found_as_people_type_them(text: str, ids: list[str]) -> None:
    """Brands, UK and US spelling, plurals, hyphens and misspellings lead to the same id."""
    assert _ids(text) == ids


@pytest.mark.parametrize(
    "text",
    [
        "it's the same as before",
        "the train to Certaldo stalled",
        "threonine",
        "I was stating a fact about my statue",
        "vitamin, D is my initial",
        "no idea really, magnets maybe",
        "",
        "😀 ?? --",
    ],
)
def test_nothing_is_turned_into_something_else(text: str) -> None:
    """Everyday words, other names and broken phrases are not corrected into a medicine."""
    assert _ids(text) == []


def test_look_alike_medicines_stay_apart() -> None:
    """Each of two similar names is itself."""
    assert _ids("prednisone then prednisolone") == ["prednisone", "prednisolone"]


def test_kinds_can_be_chosen() -> None:
    """Who asks for conditions is not told of vitamins."""
    found = LEXICON.find("sertraline for anxiety", kinds={"condition"})
    assert [name.id for name in found] == ["anxiety"]


def test_unknown_names_are_kept_as_written() -> None:
    """A strange word is reported as unknown, a known or an English one is not."""
    text = "can I mix zorblaxin with sertaline when sleeping badly"
    unknown = LEXICON.unfamiliar(text, LEXICON.find(text))
    assert [(name.id, name.text) for name in unknown] == [(None, "zorblaxin")]


@given(st.text())
def test_spans_are_true_and_do_not_overlap(text: str) -> None:
    """Whatever is typed, each find is a piece of the text, in order."""
    end = 0
    for found in LEXICON.find(text + " sertaline " + text):
        assert found.span[0] >= end
        assert found.text == (text + " sertaline " + text)[slice(*found.span)]
        end = found.span[1]


def _median_time(lexicon: Lexicon, text: str) -> float:
    times = []
    for _ in range(60):
        begin = time.perf_counter()
        lexicon.find(text)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def test_ten_times_the_names_cost_hardly_more() -> None:
    """The time for a message hardly depends on how many names there are."""
    dice = random.Random(7)
    made = [
        "".join(
            dice.choice("bcdfglmnprst") + dice.choice("aeio") for _ in range(dice.randint(3, 6))
        )
        for _ in range(20_000)
    ]
    made_entries = [LexiconEntry(f"x{n}", "medicine", (name,)) for n, name in enumerate(made)]
    text = "I take sertaline and propanolol with some magnesum every night before I go to bed " * 3
    small = _median_time(Lexicon([*ENTRIES, *made_entries[:2_000]]), text)
    large = _median_time(Lexicon([*ENTRIES, *made_entries]), text)
    assert large < small * 1.8
