"""Laboratory values: the interval of this person, units of a closed list, doubt where it is due."""

from __future__ import annotations

import pytest

from attune.intake.answers import LabResult
from attune.knowledge.records import Critical, Interval, Lab, LoincCode, Units
from attune.safety.labs import interpret, latest
from tests.spec.people import profile_of


def lab(id: str, units: Units, intervals: list[Interval], critical: list[Critical]) -> Lab:
    return Lab(
        id, id, (LoincCode("0-0", id),), "serum", units, tuple(intervals), tuple(critical), "", "",
        "",
    )  # fmt: skip


class Shelf:
    """Tests written for this file: the intervals are examples, not reference."""

    known = {
        "hemoglobin": lab(
            "hemoglobin",
            Units("g/L", "g/dL", 10),
            [
                Interval(12, 16, "g/dL", sex="female"),
                Interval(14, 18, "g/dL", sex="male"),
                Interval(11, 16, "g/dL", sex="female", phase="pregnancy"),
            ],
            [Critical(7, None, "g/dL", "low")],
        ),
        "tsh": lab("tsh", Units("m[IU]/L", "u[IU]/mL", 1), [Interval(0.4, 4, "m[IU]/L")], []),
        "potassium": lab(
            "potassium", Units("mmol/L", "meq/L", 1), [Interval(3.5, 5, "mmol/L")],
            [Critical(2.7, 6, "mmol/L", "heart")],
        ),
        "b12": lab("b12", Units("pmol/L", "pg/mL", 0.738), [Interval(200, 800, "pg/mL")], []),
        "hba1c": lab("hba1c", Units("mmol/mol", "%", 10.93, -23.5), [Interval(4, 5.6, "%")], []),
    }  # fmt: skip

    def lab(self, id: str) -> Lab | None:
        return self.known.get(id)


NOBODY = {"about.sex": "declined", "about.age": "declined"}


def flag(analyte: str, value: float, unit: str | None, said: dict[str, object] | None = None,
         comparator: str | None = None) -> tuple[str, str | None]:  # fmt: skip
    result = LabResult(analyte, None, value, unit, comparator)
    found = interpret(result, Shelf(), profile_of(said or {}))
    return found.flag, found.ask


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (4.6, "m[IU]/L", "high"),
        (4.6, "u[IU]/mL", "high"),
        (0.1, "m[IU]/L", "low"),
        (2, "m[IU]/L", "normal"),
    ],
)
def test_same_value_in_either_unit(value: float, unit: str, expected: str) -> None:
    """A unit that means the same gives the same flag."""
    assert flag("tsh", value, unit) == (expected, None)


def test_units_convert_by_molar_factor_and_offset() -> None:
    """pg/mL and ng/L, pmol/L, and percent against mmol/mol are told into each other."""
    assert flag("b12", 150, "ng/L") == ("low", None)
    assert flag("b12", 120, "pmol/L") == ("low", None)
    assert flag("hba1c", 48, "mmol/mol") == ("high", None)


def test_interval_of_this_person() -> None:
    """The interval follows sex and pregnancy."""
    assert flag("hemoglobin", 13, "g/dL") == ("normal", None)
    assert flag("hemoglobin", 13, "g/dL", {"about.sex": "male"}) == ("low", None)
    pregnant: dict[str, object] = {"about.pregnancy": "pregnant"}
    assert flag("hemoglobin", 113, "g/L", pregnant) == ("normal", None)


def test_unknown_sex_gives_a_flag_only_where_all_agree() -> None:
    """Before sex is known a flag stands only where every adult interval gives it."""
    assert flag("hemoglobin", 13, "g/dL", NOBODY)[0] == "not_comparable"
    assert flag("hemoglobin", 15, "g/dL", NOBODY)[0] == "normal"
    assert flag("hemoglobin", 9, "g/dL", NOBODY)[0] == "low"
    assert flag("hemoglobin", 6, "g/dL", NOBODY)[0] == "critical_low"


def test_missing_and_impossible_units_are_asked_about() -> None:
    """No unit, a unit of something else, or a value that can't be in it: asked, never guessed."""
    assert flag("tsh", 2, None) == ("not_comparable", "unit_missing")
    assert flag("tsh", 2, "mmol/L") == ("not_comparable", "unit_impossible")
    assert flag("hemoglobin", 130000, "g/dL") == ("not_comparable", "unit_impossible")


def test_comparators() -> None:
    """ "<" and ">" give a flag only where they leave no doubt."""
    assert flag("tsh", 0.3, "m[IU]/L", comparator="<")[0] == "low"
    assert flag("tsh", 2, "m[IU]/L", comparator="<")[0] == "not_comparable"
    assert flag("tsh", 100, "m[IU]/L", comparator=">")[0] == "high"


def test_critical_values_at_and_beyond_the_limit() -> None:
    """A value on the limit is critical."""
    assert flag("potassium", 6, "mmol/L")[0] == "critical_high"
    assert flag("potassium", 2.5, "meq/L")[0] == "critical_low"


def test_the_latest_result_counts() -> None:
    """Of several results of a test the last by date counts, in whatever order they came."""
    old = LabResult("tsh", None, 9, "m[IU]/L", date="2025-01-01")
    new = LabResult("tsh", None, 2, "m[IU]/L", date="2026-05-01")
    assert latest([new, old]) == [new] == latest([old, new])
