from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.intake.readings import Unclear

SAID: list[tuple[str, str, float]] = [
    ("sleep.hours", "like 4 or 5 if im lucky", 4.5),
    ("sleep.hours", "seven hrs roughly", 7),
    ("sleep.hours", "on a good night 7", 7),
    ("sleep.hours", "around 6 hours, broken", 6),
    ("sleep.hours", "maybe six and a half", 6.5),
    ("sleep.hours", "5 hrs 45", 5.75),
    ("sleep.hours", "6 hours 30 mins", 6.5),
    ("sleep.hours", "less than 5", 5),
    ("sleep.hours", "8ish hours usually", 8),
    ("sleep.hours", "i get about 7 and a bit", 7),
    ("sleep.hours", "eihgt", 8),
    ("sleep.hours", "five - six", 5.5),
    ("sleep.hours", "4hrs max", 4),
    ("sleep.hours", "six", 6),
    ("sleep.hours", "7.5h", 7.5),
    ("sleep.hours", "480 minutes", 8),
    ("sleep.latency", "half hour", 30),
    ("sleep.latency", "about 45", 45),
    ("sleep.latency", "15-20 min", 17.5),
    ("sleep.latency", "2 hours at least", 120),
    ("sleep.latency", "roughly an hour", 60),
    ("sleep.latency", "hour and a half", 90),
    ("sleep.latency", "anything up to an hour", 60),
    ("sleep.latency", "10 mins tops", 10),
    ("sleep.latency", "forty five minutes", 45),
    ("sleep.latency", "20mins ish", 20),
    ("sleep.latency", "quarter of an hour", 15),
    ("sleep.latency", "three quarters of an hour", 45),
    ("sleep.latency", "an hour, sometimes two", 90),
    ("sleep.awakenings", "4x", 4),
    ("sleep.awakenings", "three to four", 3.5),
    ("sleep.awakenings", "just the once", 1),
    ("sleep.awakenings", "a couple of times", 2),
    ("sleep.awakenings", "5 or more", 5),
    ("sleep.awakenings", "once, for the loo", 1),
    ("sleep.awakenings", "i wake up twice", 2),
    ("sleep.awakenings", "zero", 0),
    ("sleep.awakenings", "about 3 times most nights", 3),
    ("sleep.bad_nights", "four", 4),
    ("sleep.bad_nights", "5 out of 7", 5),
    ("sleep.bad_nights", "every single night", 7),
    ("sleep.bad_nights", "2 or 3 nights", 2.5),
    ("sleep.bad_nights", "all of them", 7),
    ("sleep.bad_nights", "couple", 2),
    ("sleep.bad_nights", "none really", 0),
    ("sleep.duration", "six months", 6),
    ("sleep.duration", "2 and a half years", 30),
    ("sleep.duration", "nearly a year", 12),
    ("sleep.duration", "since january", 10),
    ("sleep.duration", "about 8 weeks", 1.84),
    ("sleep.duration", "started in june", 5),
    ("sleep.duration", "3 yrs", 36),
    ("sleep.duration", "since 2024", 24),
    ("sleep.duration", "the last couple of months", 2),
    ("sleep.duration", "over a year", 12),
    ("sleep.duration", "5 or 6 months now", 5.5),
    ("mood.duration", "three weeks", 3),
    ("mood.duration", "a fortnight", 2),
    ("mood.duration", "6 months or so", 26.09),
    ("mood.duration", "about a month", 4.35),
    ("about.height", "1.75m", 175),
    ("about.height", "175cm", 175),
    ("about.height", "5ft 3in", 160),
    ("about.height", "five foot two and a half", 158.8),
    ("about.height", "6'2", 188),
    ("about.height", "six foot", 182.9),
    ("about.height", "5 foot 10", 177.8),
    ("about.height", "one metre seventy", 170),
    ("about.height", "about 1 m 80", 180),
    ("about.height", "5' 4\"", 162.6),
    ("about.height", "163 cm I think", 163),
    ("about.weight", "70kg", 70),
    ("about.weight", "ten stone", 63.5),
    ("about.weight", "10st 7", 66.7),
    ("about.weight", "about 65 kilos", 65),
    ("about.weight", "9 and a half stone", 60.3),
    ("about.weight", "160lb", 72.6),
    ("about.weight", "13 stone ish", 82.6),
    ("about.weight", "eleven stone four", 71.7),
    ("about.weight", "just over 80", 80),
    ("about.weight", "12 stone 6 pounds", 79),
    ("diet.caffeine", "2 cups of tea and 1 coffee", 3),
    ("diet.caffeine", "5 a day at least", 5),
    ("diet.caffeine", "just one in the morning", 1),
    ("diet.caffeine", "one espresso", 1),
    ("diet.caffeine", "four or five mugs", 4.5),
    ("diet.caffeine", "nothing with caffeine", 0),
    ("diet.caffeine", "3 teas", 3),
    ("diet.caffeine", "a couple of coffees", 2),
    ("diet.caffeine", "a cup of tea in the morning", 1),
    ("diet.alcohol", "6 beers", 6),
    ("diet.alcohol", "a glass of wine a night", 7),
    ("diet.alcohol", "2 or 3 at the weekend", 2.5),
    ("diet.alcohol", "i don't touch the stuff", 0),
    ("diet.alcohol", "one a week", 1),
    ("diet.alcohol", "about a dozen", 12),
    ("diet.alcohol", "14 units", 14),
    ("diet.alcohol", "a pint most nights", 5),
    ("diet.alcohol", "0", 0),
    ("diet.fish", "maybe once", 1),
    ("diet.fish", "2-3 times a week", 2.5),
    ("diet.fish", "not at all", 0),
    ("diet.fish", "once a fortnight", 0.5),
    ("diet.fish", "I'm vegan", 0),
    ("diet.fish", "fridays only", 1),
    ("diet.vegetables", "5 a day", 5),
    ("diet.vegetables", "3 or 4 portions", 3.5),
    ("diet.vegetables", "two", 2),
    ("diet.vegetables", "maybe 3 on a good day", 3),
    ("diet.protein_meals", "2 out of 3", 2),
    ("diet.protein_meals", "all three", 3),
    ("diet.protein_meals", "just dinner", 1),
    ("diet.protein_meals", "lunch and dinner", 2),
    ("diet.skipped_meals", "i skip breakfast every day", 7),
    ("diet.skipped_meals", "3 or 4 lunches", 3.5),
    ("diet.skipped_meals", "never skip", 0),
    ("diet.skipped_meals", "one a day", 7),
    ("mood.stress", "8", 8),
    ("mood.stress", "about a seven", 7),
    ("mood.stress", "9/10", 9),
    ("mood.stress", "5 or 6 out of 10", 5.5),
    ("mood.stress", "10!!", 10),
    ("mood.stress", "id say 7", 7),
    ("about.age", "I'm 52", 52),
    ("about.age", "forty-one", 41),
    ("about.age", "just turned 30", 30),
    ("about.age", "29 years young", 29),
]


@pytest.mark.parametrize(("item", "text", "meant"), SAID)
def test_amounts_are_read_as_people_say_them(
    value: Callable[..., object], item: str, text: str, meant: float
) -> None:
    """Hours, minutes, counts, heights, weights and durations come out in the item's unit."""
    assert value(item, text) == pytest.approx(meant, rel=0.01)


@given(
    st.integers(1, 18),
    st.sampled_from(
        [
            "{}",
            "about {}",
            "{} hours",
            "{}h",
            "{} hrs",
            "roughly {} hours a night",
            "i sleep {} hours",
            "{}ish",
            "maybe {}?",
            "{}.",
        ]
    ),
)
@settings(max_examples=60)
def test_hours_of_sleep_are_read_back(value: Callable[..., object], hours: int, way: str) -> None:
    """However the hours are put, the same hours are recorded."""
    assert value("sleep.hours", way.format(hours)) == hours


@given(
    st.integers(0, 10),
    st.sampled_from(
        [
            "{}",
            "{}/10",
            "{} out of 10",
            "about a {}",
            "id say {}",
            "probably {}",
            "{}!",
            "it's a {}",
        ]
    ),
)
@settings(max_examples=60)
def test_stress_is_read_back(value: Callable[..., object], score: int, way: str) -> None:
    """A score of 0 to 10 is the same in all its forms."""
    assert value("mood.stress", way.format(score)) == score


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("sleep.hours", "42 hours"),
        ("mood.stress", "11"),
        ("about.age", "200"),
        ("sleep.bad_nights", "9 nights"),
    ],
)
def test_values_out_of_bounds_are_asked_back(
    value: Callable[..., object], item: str, text: str
) -> None:
    """Nobody sleeps 42 hours a night: it is shown and asked again, not recorded."""
    found = value(item, text)
    assert isinstance(found, Unclear)
    assert found.reason == "out_of_bounds"
    assert found.understood


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("about.height", "5.6"),
        ("about.weight", "11"),
        ("about.weight", "150"),
        ("sleep.latency", "2"),
        ("sleep.duration", "for years"),
        ("sleep.bedtime", "5"),
        ("sleep.awakenings", "loads"),
        ("hormone.last_period", "last week"),
        ("diet.caffeine_last", "lunchtime"),
        ("phq9.1", "1 or 2"),
        ("phq9.1", "not often"),
    ],
)
def test_what_may_mean_two_things_is_asked_back(
    value: Callable[..., object], item: str, text: str
) -> None:
    """A doubt is asked about rather than settled in silence."""
    found = value(item, text)
    assert isinstance(found, Unclear)
    assert found.reason == "ambiguous"


def test_a_bare_weight_follows_the_locale(value: Callable[..., object]) -> None:
    """150 is pounds in America; in Britain it is asked back."""
    assert value("about.weight", "150", "en-US") == pytest.approx(68, abs=0.1)


def test_a_correction_within_the_answer_counts(value: Callable[..., object]) -> None:
    """ "Six, no wait, seven" is seven."""
    assert value("sleep.hours", "six, no wait, seven") == 7
