"""Reads what a person wrote as an answer to an item of the intake."""

from attune.intake.reading.guide import Guide, load_guide
from attune.intake.reading.reader import AnswerReader

__all__ = ["AnswerReader", "Guide", "load_guide"]
