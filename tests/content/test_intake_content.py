"""The intake's files as an editor sees them: whole, plain, as published, checked on the spot."""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from attune.intake.checks import check_intake
from attune.intake.items import Intake, Item, load_intake

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
INTAKE = load_intake(KNOWLEDGE)
SECTIONS = [KNOWLEDGE / "intake" / f"{one.id}.yml" for one in INTAKE.sections]
INSTRUMENTS = sorted((KNOWLEDGE / "instruments").glob("*.yml"))
# every item of the protocol, in its order
PROTOCOL = """
about.age about.sex about.pregnancy about.height about.weight about.conditions about.medications
about.supplements about.allergies about.smoking about.weight_loss about.goal
phq9.1 phq9.2 phq9.3 phq9.4 phq9.5 phq9.6 phq9.7 phq9.8 phq9.9 phq9.difficulty
asq.1 asq.2 asq.3 asq.4 asq.5 gad7.1 gad7.2 gad7.3 gad7.4 gad7.5 gad7.6 gad7.7
mood.duration mood.past_elevated mood.focus mood.motivation mood.irritability mood.calm mood.stress
sleep.bedtime sleep.wake_time sleep.latency sleep.hours sleep.awakenings sleep.bad_nights
sleep.duration sleep.daytime sleep.snoring sleep.restless_legs sleep.shift_work sleep.driving
diet.pattern diet.protein_meals diet.fish diet.vegetables diet.ultraprocessed diet.skipped_meals
diet.caffeine diet.caffeine_last diet.alcohol auditc.1 auditc.2 auditc.3 diet.gut
diet.eating_concern
hormone.thyroid_diagnosis hormone.thyroid_symptoms hormone.cycle hormone.last_period
hormone.premenstrual_mood hormone.menopause hormone.hot_flushes hormone.contraception
hormone.therapy hormone.low_testosterone hormone.steroid_use hormone.family
labs.values
""".split()  # noqa: SIM905
OWN_WORDING = [item for item in INTAKE.items.values() if item.instrument is None]


def test_every_item_of_the_protocol_is_asked_in_its_order() -> None:
    """Exports and other programs rely on the ids, clients on the order."""
    assert list(INTAKE.items) == PROTOCOL


def test_only_age_is_required() -> None:
    """Nobody is made to answer anything but their age."""
    assert [item.id for item in INTAKE.items.values() if item.required] == ["about.age"]


@pytest.mark.parametrize("path", SECTIONS, ids=lambda path: path.stem)
def test_sections_fit_the_schema_that_editors_see(path: Path) -> None:
    """The schema beside the files completes and checks while an editor types."""
    _validate(path, "intake.schema.json")


@pytest.mark.parametrize("path", INSTRUMENTS, ids=lambda path: path.stem)
def test_instruments_fit_the_schema_that_editors_see(path: Path) -> None:
    """An instrument without licence, source or bands is not taken."""
    _validate(path, "instrument.schema.json")


@pytest.mark.parametrize("item", OWN_WORDING, ids=lambda item: item.id)
def test_own_questions_are_one_short_plain_question(item: Item) -> None:
    """A tired person on a phone understands every question at the first reading."""
    assert item.text.count("?") == 1
    assert item.text.endswith("?")
    assert len(item.text.split()) <= 26
    assert re.search(r"\byou(r|rs)?\b", item.text, re.IGNORECASE)
    assert _grade(item.text) <= 10


def test_own_questions_and_reasons_read_at_grade_eight_or_below() -> None:
    """Taken together the wording is fit for a reader of 13."""
    text = " ".join(f"{item.text} {item.why}" for item in OWN_WORDING)
    assert _grade(text) <= 8


@pytest.mark.parametrize("item", INTAKE.items.values(), ids=lambda item: item.id)
def test_every_item_says_why_and_gives_an_example(item: Item) -> None:
    """`why do you ask?` has an answer of one sentence, and a stuck client sees an example."""
    assert item.why.endswith(".")
    assert item.why.count(".") == 1
    assert item.hint
    assert item.phrases
    assert len(item.short) <= 40


def test_a_topic_name_belongs_to_one_item() -> None:
    """A correction that names a topic must not hit another item."""
    owners: dict[str, list[str]] = {}
    for item in INTAKE.items.values():
        for phrase in item.phrases:
            owners.setdefault(phrase.casefold(), []).append(item.id)
    assert {phrase: ids for phrase, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("item", "wording"),
    [
        ("phq9.1", "Little interest or pleasure in doing things"),
        ("phq9.2", "Feeling down, depressed, or hopeless"),
        (
            "phq9.9",
            "Thoughts that you would be better off dead, or of hurting yourself in some way",
        ),
        ("gad7.1", "Feeling nervous, anxious or on edge"),
        ("gad7.7", "Feeling afraid as if something awful might happen"),
        ("asq.1", "In the past few weeks, have you wished you were dead?"),
        ("asq.3", "In the past week, have you been having thoughts about killing yourself?"),
        ("asq.5", "Are you having thoughts of killing yourself right now?"),
        ("auditc.3", "How often do you have six or more drinks on one occasion?"),
    ],
)
def test_instruments_keep_their_published_wording(item: str, wording: str) -> None:
    """A reworded instrument is no longer the instrument whose cut-offs are used."""
    assert INTAKE.items[item].wording == wording


def test_frequency_options_are_those_published() -> None:
    """`Not at all sure` is a known copying error of the GAD-7."""
    titles = ["Not at all", "Several days", "More than half the days", "Nearly every day"]
    for id in ("phq9.1", "gad7.1", "mood.calm", "sleep.daytime"):
        assert [option.title for option in INTAKE.items[id].options] == titles
        assert [option.value for option in INTAKE.items[id].options] == [0, 1, 2, 3]


def test_codes_avoid_the_known_traps() -> None:
    """Look-alike LOINC codes would mislabel an answer in another system."""
    assert INTAKE.items["auditc.1"].loinc == "68518-0"
    assert INTAKE.items["phq9.9"].loinc == "44260-8"
    second = INTAKE.items["gad7.2"].options[2]
    assert (second.value, second.loinc) == (2, "LA18938-3")
    assert INTAKE.items["gad7.1"].options[2].loinc == "LA6570-1"
    assert INTAKE.instruments["gad2"].loinc_total is None
    codes = [item.loinc for item in INTAKE.items.values() if item.loinc]
    assert len(codes) == len(set(codes))
    assert all(_loinc_digit(code) for code in codes)


def test_bands_cover_every_total_once() -> None:
    """No total falls between two bands, for any sex."""
    for id in ("phq2", "phq9", "gad2", "gad7"):
        one = INTAKE.instruments[id]
        covered = [n for b in one.bands for n in range(b.low or 0, (b.high or 0) + 1)]
        assert covered == list(range(one.maximum + 1))


def test_loading_takes_less_than_a_tenth_of_a_second() -> None:
    """Every server and every command loads the intake at its start."""
    load_intake(KNOWLEDGE)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        load_intake(KNOWLEDGE)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("intake/sleep.yml", "id: sleep.hours", "id: sleep.latency", "sleep.latency stands twice"),
        ("intake/sleep.yml", "low: 0\n    high: 20", "low: 20\n    high: 0", "reversed"),
        ("intake/sleep.yml", "{item: sleep.bad_nights", "{item: sleep.bad", "no item 'sleep.bad'"),
        ("intake/labs.yml", "why:", "because:", "labs.values has no 'why'"),
        ("intake/mood.yml", "{score: phq2", "{score: phq3", "no instrument 'phq3'"),
        ("intake/diet.yml", "type: yes_no", "type: maybe", "unknown type 'maybe'"),
        ("intake/hormone.yml", "is: post}", "is: after}", "hormone.menopause is never 'after'"),
        ("intake/about.yml", 'value: "no"', "value: no", "put it in quotes"),
        ("intake/about.yml", "[woman, f,", "[woman, m,", "'m' stands for two options"),
        ("intake/about.yml", "at_most: 55", "at_mots: 55", "'at_mots' can't be asked of 'item'"),
        ("intake/hormone.yml", "{item: hormone.cycle, is", "{item: hormone.last_period, is",
         "waits for its own answer"),
        ("instruments/phq9.yml", "phq9.9]", "phq9.10]", "scored item phq9.10 does not exist"),
        ("instruments/gad7.yml", "low: 15, high: 21", "low: 15, high: 22", "above the maximum"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_line_and_remedy(
    tmp_path: Path, file: str, old: str, new: str, fault: str
) -> None:
    """An editor who breaks a file is told where, what and how to mend it."""
    for folder in ("intake", "instruments"):
        shutil.copytree(KNOWLEDGE / folder, tmp_path / folder)
    path = tmp_path / file
    before = path.read_text()
    assert old in before
    path.write_text(before.replace(old, new))
    faults = check_intake(tmp_path)
    found = [one for one in faults if fault in str(one)]
    assert found, [str(one) for one in faults]
    assert found[0].file == file
    assert found[0].remedy
    lines = path.read_text().splitlines()
    assert 1 <= found[0].line <= len(lines)


def test_the_line_of_a_fault_is_the_line_of_the_mistake(tmp_path: Path) -> None:
    """The editor's cursor jumps to the right place."""
    for folder in ("intake", "instruments"):
        shutil.copytree(KNOWLEDGE / folder, tmp_path / folder)
    path = tmp_path / "intake" / "diet.yml"
    path.write_text(path.read_text().replace("type: clock_time", "type: clock"))
    wrong = path.read_text().splitlines().index("    type: clock") + 1
    assert [(one.file, one.line) for one in check_intake(tmp_path)] == [("intake/diet.yml", wrong)]


def test_the_committed_intake_has_no_fault() -> None:
    """What is shipped passes its own check."""
    assert check_intake(KNOWLEDGE) == ()
    assert isinstance(INTAKE, Intake)


def _validate(path: Path, schema: str) -> None:
    rules: Any = json.loads((KNOWLEDGE / "schemas" / schema).read_text())
    content = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    jsonschema.Draft202012Validator(rules).validate(content)


def _grade(text: str) -> float:
    """Flesch-Kincaid grade; syllables are runs of vowels, without a silent final e."""
    words = re.findall(r"[a-z'-]+", text.lower())
    sentences = max(1, len(re.findall(r"[.?!]", text)))
    syllables = sum(
        max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<![aeiouy])e$|(?<=[aeiouy])ed$", "", word))))
        for word in words
    )
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _loinc_digit(code: str) -> bool:
    """LOINC numbers end in a mod-10 check digit (Luhn)."""
    digits, check = code.split("-")
    total = 0
    for place, char in enumerate(reversed(digits)):
        number = int(char) * (2 if place % 2 == 0 else 1)
        total += number - 9 if number > 9 else number
    return (10 - total % 10) % 10 == int(check)
