"""How values are shown back: short, plain, in the reader's habits."""

from __future__ import annotations

import pytest

from attune.intake.answers import LabResult, ListEntry, Value
from attune.intake.display import answer_display
from attune.intake.items import Item
from tests.unit.intake.people import INTAKE, calm


@pytest.mark.parametrize(
    ("item", "value", "shown"),
    [
        ("sleep.hours", 5.5, "5½ hours"),
        ("sleep.hours", 1, "1 hour"),
        ("sleep.hours", 6.3, "about 6.3 hours"),
        ("sleep.hours", 0.5, "½ hour"),
        ("sleep.latency", 20, "20 minutes"),
        ("sleep.latency", 150, "2½ hours"),
        ("sleep.bedtime", "23:05", "23:05"),
        ("sleep.awakenings", 1, "1 time a night"),
        ("sleep.awakenings", 2.5, "2.5 times a night"),
        ("sleep.duration", 18, "18 months"),
        ("sleep.duration", 36, "3 years"),
        ("mood.duration", 3, "3 weeks"),
        ("mood.duration", 8.7, "2 months"),
        ("mood.duration", 156.5, "3 years"),
        ("about.age", 34, "34 years"),
        ("about.height", 167.64, "167.6 cm (5 ft 6 in)"),
        ("about.height", 182.88, "182.9 cm (6 ft 0 in)"),
        ("about.weight", 71.7, "71.7 kg (11 st 4 lb)"),
        ("mood.stress", 6, "6"),
        ("diet.caffeine", 3, "3 drinks a day"),
        ("phq9.1", 2, "More than half the days"),
        ("about.sex", "female", "Female"),
        ("about.pregnancy", "no", "None of these"),
        ("asq.1", False, "no"),
        ("asq.1", True, "yes"),
        ("diet.gut", ("bloating", "reflux", "pain"),
         "Bloating or wind, Heartburn and Belly pain or cramps"),
        ("about.medications", (), "none"),
        ("about.medications",
         (ListEntry("sertraline", "sertraline", "50 mg"), ListEntry(None, "Zyx", use="stopped")),
         "sertraline 50 mg and Zyx (stopped)"),
        ("about.conditions", (ListEntry("diabetes", "diabetes", use="other_person"),),
         "diabetes (not yours)"),
        ("labs.values", (LabResult("tsh", None, 2.1, "m[IU]/L"),), "tsh 2.1 m[IU]/L"),
        ("hormone.last_period", "2026-03-24", "24 March 2026"),
        ("about.goal", "sleep through", "sleep through"),
    ],
)  # fmt: skip
def test_values_are_shown_as_people_say_them(item: str, value: Value, shown: str) -> None:
    """A client sees at a glance whether the answer was understood."""
    assert answer_display(INTAKE.items[item], value) == shown


@pytest.mark.parametrize(
    ("item", "value", "shown"),
    [
        ("sleep.bedtime", "23:05", "11:05 pm"),
        ("sleep.bedtime", "00:30", "12:30 am"),
        ("sleep.bedtime", "12:00", "12:00 pm"),
        ("hormone.last_period", "2026-03-24", "March 24, 2026"),
        ("about.weight", 71.7, "71.7 kg (158 lb)"),
    ],
)
def test_american_habits_are_kept(item: str, value: Value, shown: str) -> None:
    """am and pm, month before day, pounds."""
    assert answer_display(INTAKE.items[item], value, locale="en-US") == shown


@pytest.mark.parametrize("item", INTAKE.items.values(), ids=lambda item: item.id)
def test_every_item_can_show_a_value(item: Item) -> None:
    """No item is forgotten when its type or unit changes."""
    value = calm(item)
    assert answer_display(item, value)  # type: ignore[arg-type]
