from __future__ import annotations

from collections.abc import Callable

import pytest

from attune.intake.readings import Unclear

SAID: list[tuple[str, str, object]] = [
    ("sleep.bedtime", "ten thirty pm", "22:30"),
    ("sleep.bedtime", "usually round half eleven", "23:30"),
    ("sleep.bedtime", "23h30", "23:30"),
    ("sleep.bedtime", "11.45", "23:45"),
    ("sleep.bedtime", "just before midnight", "00:00"),
    ("sleep.bedtime", "half past 12", "00:30"),
    ("sleep.bedtime", "1ish", "01:00"),
    ("sleep.bedtime", "2am", "02:00"),
    ("sleep.bedtime", "quarter past ten at night", "22:15"),
    ("sleep.bedtime", "10pm weekdays", "22:00"),
    ("sleep.bedtime", "elevn", "23:00"),
    ("sleep.bedtime", "9:30 with the kids", "21:30"),
    ("sleep.bedtime", "twenty to twelve", "23:40"),
    ("sleep.bedtime", "I try for 10 but it's more like 11", "23:00"),
    ("sleep.bedtime", "not before midnight", "00:00"),
    ("sleep.wake_time", "half six", "06:30"),
    ("sleep.wake_time", "7 sharp", "07:00"),
    ("sleep.wake_time", "six in the morning", "06:00"),
    ("sleep.wake_time", "5 am for work", "05:00"),
    ("sleep.wake_time", "ten past seven", "07:10"),
    ("sleep.wake_time", "seven thirty", "07:30"),
    ("sleep.wake_time", "around 8 or 9", "08:30"),
    ("sleep.wake_time", "0700", "07:00"),
    ("sleep.wake_time", "7:15am", "07:15"),
    ("sleep.wake_time", "my alarm is set for 6.20", "06:20"),
    ("hormone.last_period", "5 days ago", "2026-11-19"),
    ("hormone.last_period", "last monday", "2026-11-23"),
    ("hormone.last_period", "1/11", "2026-11-01"),
    ("hormone.last_period", "nov 3rd", "2026-11-03"),
    ("hormone.last_period", "3rd of november", "2026-11-03"),
    ("hormone.last_period", "a month ago", "2026-10-24"),
    ("hormone.last_period", "it started on the 10th", "2026-11-10"),
    ("hormone.last_period", "about 2 and a half weeks ago", "2026-11-06"),
    ("hormone.last_period", "day before yesterday", "2026-11-22"),
    ("hormone.last_period", "came on this morning", "2026-11-24"),
    ("hormone.last_period", "2026-11-02", "2026-11-02"),
    ("hormone.last_period", "october 28", "2026-10-28"),
    ("diet.caffeine_last", "3ish", "15:00"),
    ("diet.caffeine_last", "5pm", "17:00"),
    ("diet.caffeine_last", "half two", "14:30"),
    ("diet.caffeine_last", "noon", "12:00"),
    ("diet.caffeine_last", "about 10 in the morning", "10:00"),
    ("diet.caffeine_last", "14:00", "14:00"),
    ("diet.caffeine_last", "before 2", "14:00"),
    ("phq9.1", "pretty much every day", 3),
    ("phq9.1", "quite a few days", 1),
    ("phq9.1", "not even once", 0),
    ("phq9.1", "nearly always", 3),
    ("phq9.1", "a few times a week", 1),
    ("phq9.1", "maybe 4 or 5 days", 1),
    ("phq9.1", "8 days or so", 2),
    ("phq9.1", "i'd say several", 1),
    ("phq9.1", "most of the time", 2),
    ("phq9.1", "0", 0),
    ("phq9.1", "rarely", 0),
    ("phq9.1", "more than half of them", 2),
    ("phq9.1", "on and off", 1),
    ("phq9.1", "every now and then", 1),
    ("phq9.1", "yes, nearly every day", 3),
    ("phq9.1", "no", 0),
    ("sleep.snoring", "like a trooper", True),
    ("sleep.snoring", "so I'm told", True),
    ("sleep.snoring", "my wife says so", True),
    ("sleep.snoring", "not as far as I know", False),
    ("sleep.snoring", "yes, and I stop breathing sometimes", True),
    ("sleep.snoring", "I sure do", True),
    ("sleep.snoring", "nope never", False),
    ("sleep.snoring", "no one has ever said so", False),
    ("sleep.snoring", "only on my back", True),
    ("sleep.restless_legs", "yeah they never stop moving", True),
    ("sleep.restless_legs", "not something I get", False),
    ("sleep.restless_legs", "constantly", True),
    ("sleep.restless_legs", "I don't have that", False),
    ("about.weight_loss", "nope if anything the opposite", False),
    ("about.weight_loss", "yes, 5kg", True),
    ("about.weight_loss", "not intentionally but yes", True),
    ("asq.4", "years ago, yes", True),
    ("asq.4", "once when I was 19", True),
    ("asq.4", "never", False),
    ("asq.2", "no way", False),
    ("asq.1", "i've wished it a few times", True),
    ("mood.past_elevated", "I had a week like that in 2019", True),
    ("mood.past_elevated", "no I'm always tired", False),
    ("about.sex", "Woman", "female"),
    ("about.sex", "I am male", "male"),
    ("about.sex", "born female", "female"),
    ("about.smoking", "nope", "never"),
    ("about.smoking", "ex smoker", "past"),
    ("about.smoking", "yes about 15 a day", "current"),
    ("about.smoking", "gave up 10 years ago", "past"),
    ("about.smoking", "just vaping now", "current"),
    ("about.pregnancy", "nope, not pregnant", "no"),
    ("about.pregnancy", "20 weeks", "pregnant"),
    ("about.pregnancy", "we're trying", "trying"),
    ("about.pregnancy", "gave birth in june", "postpartum"),
    ("diet.pattern", "I'm a vegetarian", "vegetarian"),
    ("diet.pattern", "I eat meat", "omnivore"),
    ("diet.pattern", "plant-based", "vegan"),
    ("diet.pattern", "anything and everything", "omnivore"),
    ("diet.pattern", "no meat but I do eat fish", "pescatarian"),
    ("diet.gut", "bloated a lot and the runs", ("bloating", "diarrhoea")),
    ("diet.gut", "constipation, some reflux", ("constipation", "reflux")),
    ("diet.gut", "nothing", ("none",)),
    ("diet.gut", "heartburn mainly at night", ("reflux",)),
    ("hormone.cycle", "they're pretty regular", "regular"),
    ("hormone.cycle", "i skip months", "irregular"),
    ("hormone.menopause", "in the middle of it I think", "peri"),
    ("hormone.hot_flushes", "none", 0),
    ("hormone.premenstrual_mood", "a bit", 1),
    ("auditc.1", "couple of times a month", 2),
    ("auditc.1", "4 nights a week", 4),
    ("auditc.1", "only at christmas", 1),
    ("auditc.3", "hardly ever", 1),
    ("auditc.2", "5 pints", 2),
    ("auditc.2", "one or two", 0),
    ("sleep.snoring", "my partner says I sound like a chainsaw", True),
    ("sleep.snoring", "used to, not any more", False),
    ("sleep.snoring", "not really", False),
    ("mood.past_elevated", "used to, when I was younger", True),
    ("phq9.2", "more days than not", 2),
    ("phq9.2", "hardly ever", 0),
    ("phq9.2", "about 10 days", 2),
    ("phq9.2", "every other day", 2),
    ("auditc.2", "10", 4),
    ("diet.gut", "no bloating but cramps", ("pain",)),
    ("about.sex", "2", "male"),
    ("phq9.3", "the second one", 1),
]


@pytest.mark.parametrize(("item", "text", "meant"), SAID)
def test_choices_times_and_dates_are_read_as_people_say_them(
    value: Callable[..., object], item: str, text: str, meant: object
) -> None:
    """Options by number, name or frequency, yes and no in their forms, times and dates."""
    assert value(item, text) == meant


@pytest.mark.parametrize("text", ["hardly ever", "once", "1 day", "rarely"])
def test_on_a_safety_item_any_day_counts(value: Callable[..., object], text: str) -> None:
    """ "Hardly ever" is not "not at all" where the question is about being better off dead."""
    assert value("phq9.9", text) == 1


def test_a_number_no_option_has_is_asked_back(value: Callable[..., object]) -> None:
    """4 is no answer on a scale of 0 to 3."""
    found = value("phq9.2", "4")
    assert isinstance(found, Unclear)
    assert found.candidates == ("0", "1", "2", "3")


@pytest.mark.parametrize(
    "text",
    [
        "prefer not to say",
        "no idea",
        "don't know",
        "dunno",
        "skip",
        "none of your business",
        "why do you ask?",
        "what is serotonin?",
    ],
)
@pytest.mark.parametrize(
    "item",
    [
        "sleep.hours",
        "phq9.2",
        "sleep.snoring",
        "sleep.bedtime",
        "about.weight",
        "about.medications",
        "diet.gut",
        "hormone.last_period",
    ],
)
def test_refusals_doubts_and_questions_are_no_values(
    value: Callable[..., object], item: str, text: str
) -> None:
    """Not wanting to say, not knowing and asking back are never recorded as an answer."""
    assert value(item, text) is None


NONSENSE = [
    "purple monkey dishwasher", "asdfgh", "the weather is nice today", "i like football", "my cat is called oscar",
    "the bus leaves at 10:15 from stop 4", "£50 a month", "my brother is 25 and works nights", "he takes 3 coffees a day",
    "the train takes 45 minutes", "flight BA 249", "i watched 3 films", "see you at 6", "my mum is 64", "don't care",
    "i go swimming twice a week", "i've got 2 kids", "it cost 11 pounds 50 in the shop", "lorem ipsum dolor", "windows 11 update",
]  # fmt: skip


@pytest.mark.parametrize("text", NONSENSE)
@pytest.mark.parametrize(
    "item",
    [
        "sleep.hours",
        "phq9.2",
        "sleep.snoring",
        "sleep.bedtime",
        "about.weight",
        "sleep.awakenings",
        "about.medications",
        "mood.duration",
        "auditc.2",
        "about.sex",
    ],
)
def test_talk_of_something_else_is_refused(
    value: Callable[..., object], item: str, text: str
) -> None:
    """A number or a yes in talk of something else never becomes an answer."""
    found = value(item, text)
    assert found is None or isinstance(found, Unclear)
