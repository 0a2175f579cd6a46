from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from attune.intake.items import Intake, load_intake
from attune.intake.reading import AnswerReader, load_guide
from attune.intake.readings import Reading, Unclear
from attune.language.lexicon import Lexicon, LexiconEntry

TODAY = date(2026, 11, 24)
KNOWLEDGE = Path(__file__).parents[4] / "knowledge"
ENTRIES = (
    LexiconEntry("sertraline", "medicine", ("sertraline", "Zoloft", "Lustral")),
    LexiconEntry("omeprazole", "medicine", ("omeprazole",)),
    LexiconEntry("warfarin", "medicine", ("warfarin",)),
    LexiconEntry("citalopram", "medicine", ("citalopram",)),
    LexiconEntry("mirtazapine", "medicine", ("mirtazapine",)),
    LexiconEntry("chc", "medicine_class", ("the pill", "combined pill")),
    LexiconEntry("statin", "medicine_class", ("statin", "a statin")),
    LexiconEntry("vitamin-d", "supplement", ("vitamin D", "vit D")),
    LexiconEntry("magnesium", "supplement", ("magnesium",)),
    LexiconEntry("asthma", "condition", ("asthma",)),
    LexiconEntry("hypothyroid", "condition", ("underactive thyroid",)),
    LexiconEntry("ferritin", "lab", ("ferritin",)),
    LexiconEntry("tsh", "lab", ("TSH",)),
    LexiconEntry("vitamin-d", "lab", ("vitamin D", "vit D")),
    LexiconEntry("b12", "lab", ("B12", "vitamin B12")),
    LexiconEntry("hba1c", "lab", ("HbA1c",)),
)

Read = Callable[..., "Reading | Unclear | None"]


@pytest.fixture(scope="session")
def intake() -> Intake:
    return load_intake(KNOWLEDGE)


@pytest.fixture(scope="session")
def reader(intake: Intake) -> AnswerReader:
    return AnswerReader(intake, Lexicon(ENTRIES), None, load_guide(KNOWLEDGE))


@pytest.fixture(scope="session")
def read(intake: Intake, reader: AnswerReader) -> Read:
    def at(item: str, text: str, locale: str = "en-GB") -> Reading | Unclear | None:
        return reader.read(text, intake.items[item], today=TODAY, vector=None, locale=locale)

    return at


@pytest.fixture(scope="session")
def value(read: Read) -> Callable[..., object]:
    def at(item: str, text: str, locale: str = "en-GB") -> object:
        found = read(item, text, locale)
        return found.value if isinstance(found, Reading) else found

    return at


@pytest.fixture(scope="session")
def volunteered(reader: AnswerReader) -> Callable[[str], dict[str, object]]:
    def found(text: str) -> dict[str, object]:
        readings = reader.volunteered(text, skip=None, today=TODAY)
        return {reading.item: reading.value for reading in readings}

    return found
