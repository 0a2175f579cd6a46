"""The person's own laboratory values against the interval that fits them."""

from __future__ import annotations

from attune.intake.answers import LabResult
from attune.replies.lab import Lab, LabLine
from attune.safety.labs import interpret
from attune.turns.turn import Replies
from attune.turns.visit import Visit

LABS_ITEM = "labs.values"


def shown(visit: Visit) -> Replies:
    """Every value the person gave, with its flag; nothing where there is none."""
    answer = visit.answers.get(LABS_ITEM)
    results = answer.value if answer is not None else None
    if not isinstance(results, tuple) or not results:
        return ()
    lines = tuple(_line(visit, r) for r in results if isinstance(r, LabResult))
    words = [_words(visit, line) for line in lines]
    text = "\n".join((visit.phrases("lab.lead"), *words, visit.phrases("lab.caution")))
    return (Lab(text, results=lines),)


def _line(visit: Visit, result: LabResult) -> LabLine:
    found = interpret(result, visit.house.kb, visit.assessment().profile)
    topic = visit.house.kb.topic(result.analyte)
    return LabLine(
        result.analyte, result.loinc or found.loinc, result.value, result.unit, found.low,
        found.high, found.flag, topic.name if topic else result.analyte, found.ask,
    )  # fmt: skip


def _words(visit: Visit, line: LabLine) -> str:
    """A value with its flag, or the question for its unit where that is missing or can't be."""
    value = f"{line.value:g}"
    if line.ask is not None:
        unit = "lab.need_unit" if line.unit is None else "lab.odd_unit"
        return visit.phrases(unit, name=line.words, value=value, unit=line.unit or "")
    flag = visit.phrases(f"lab.flag_{line.flag}")
    return visit.phrases("lab.line", name=line.words, value=value, unit=line.unit or "", flag=flag)
