from __future__ import annotations

from collections.abc import Callable

import pytest

from attune.intake.answers import LabResult, ListEntry

Value = Callable[..., object]


@pytest.mark.parametrize(
    "text",
    [
        "none",
        "no",
        "no meds",
        "not on anything",
        "nothing really",
        "I don't take any",
        "no medication",
    ],
)
def test_taking_nothing_is_an_empty_list(value: Value, text: str) -> None:
    """None is an answer: the list is empty, not unanswered."""
    assert value("about.medications", text) == ()


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("sertraline 50mg, and vitamin D 1000 IU", (ListEntry("sertraline", "sertraline", "50mg"), ListEntry("vitamin-d", "vitamin D", "1000 IU"))),
        ("I stopped sertraline in May", (ListEntry("sertraline", "sertraline", use="stopped"),)),
        ("my mum takes warfarin", (ListEntry("warfarin", "warfarin", use="other_person"),)),
        ("used to take citalopram but now I'm on mirtazapine 15mg", (ListEntry("citalopram", "citalopram", use="past"), ListEntry("mirtazapine", "mirtazapine", "15mg"))),
        ("sertraline but not warfarin", (ListEntry("sertraline", "sertraline"),)),
        ("none apart from the pill", (ListEntry("chc", "the pill"),)),
        ("zorbitex 10mg", (ListEntry(None, "zorbitex", "10mg"),)),
        ("sertraline\nomeprazole 20mg", (ListEntry("sertraline", "sertraline"), ListEntry("omeprazole", "omeprazole", "20mg"))),
        ("sertraline 50 mg a day since 2019", (ListEntry("sertraline", "sertraline", "50 mg a day", "since 2019"),)),
        ("sertraline 50mg, once a day", (ListEntry("sertraline", "sertraline", "50mg once a day"),)),
    ],
)  # fmt: skip
def test_medicines_are_read_with_dose_and_whose_they_are(
    value: Value, text: str, entries: tuple[ListEntry, ...]
) -> None:
    """Dose, frequency, since when, stopped, past or another's; unknown names are kept as written."""
    assert value("about.medications", text) == entries


def test_an_illness_in_the_family_is_kept_in_the_family_list(value: Value) -> None:
    """The family list holds relatives' illnesses."""
    assert value("hormone.family", "my mum has an underactive thyroid") == (
        ListEntry("hypothyroid", "underactive thyroid"),
    )


def test_an_allergy_with_an_unknown_name_is_kept(value: Value) -> None:
    """Nobody's nut allergy is dropped for want of a code."""
    assert value("about.allergies", "I'm allergic to nuts") == (ListEntry(None, "nuts"),)


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("ferritin 12 ug/L, TSH 2.5 on 3 March", (("ferritin", None, 12, "ug/L", None), ("tsh", None, 2.5, None, "2026-03-03"))),
        ("Vit D 48 nmol/L", (("vitamin-d", None, 48, "nmol/L", None),)),
        ("b12 <150 pg/mL", (("b12", "<", 150, "pg/mL", None),)),
        ("TSH 1,8 mIU/l", (("tsh", None, 1.8, "m[IU]/L", None),)),
        ("bloods from 3 March: ferritin 12, tsh 2.5", (("ferritin", None, 12, None, "2026-03-03"), ("tsh", None, 2.5, None, "2026-03-03"))),
        ("Ferritin: 12 µg/L (ref 13-150)\nHbA1c 38 mmol/mol", (("ferritin", None, 12, "ug/L", None), ("hba1c", None, 38, "mmol/mol", None))),
    ],
)  # fmt: skip
def test_results_are_read_with_unit_comparator_and_date(
    value: Value, text: str, results: tuple[tuple[object, ...], ...]
) -> None:
    """Units come out as UCUM, a missing unit stays missing, a reference range is no result."""
    found = value("labs.values", text)
    assert isinstance(found, tuple)
    got = tuple(
        (r.analyte, r.comparator, r.value, r.unit, r.date)
        for r in found
        if isinstance(r, LabResult)
    )
    assert got == results


def test_no_results_is_an_empty_list(value: Value) -> None:
    """Somebody without blood tests has answered."""
    assert value("labs.values", "I don't have any") == ()
