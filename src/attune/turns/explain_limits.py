"""Reads whether a question asks for what the assistant must not give.

A wish to start, stop or change a medicine, or to be told a diagnosis. Replies stay out.
"""

from __future__ import annotations

import re

_CHANGE = (
    r"(start|stop|quit|come off|get off|go on|go off|change|switch|swap|increase|raise|up|double|"
    r"lower|reduce|cut|halve|skip|wean|taper|replace|take more|take less|try)"
)
_MEDICINE = (
    r"(med(s|ication|icine)?s?|tablets?|pills?|dose|dosage|prescription|antidepressants?|"
    r"[a-z]+(ine|pram|lam|pam|zole|olol|pril|statin|oxetine|ine|tine)|hrt|lithium|prozac|zoloft)"
)
_PRESCRIBE = (
    re.compile(
        rf"\b(should|can|could|may|must|do|is it (ok|okay|safe|fine)( for me)? to|want to|need to|"
        rf"how (do|can|should) i)\b.{{0,25}}\b{_CHANGE}\b.{{0,30}}\b{_MEDICINE}\b"
    ),
    re.compile(
        r"\b(prescribe|write) (me|us)\b|\b(what|which|how much) (dose|dosage|mg)\b.{0,30}"
        r"\b(should|do|can) i\b"
    ),
)
_DIAGNOSE = (
    re.compile(
        r"\b(do|have|could|might) i (have|got|be)\b|\bam i\b.{0,20}\b(depressed|bipolar|"
        r"autistic|deficient|ill|sick|menopausal|hypothyroid|anaemic|anemic)\b"
    ),
    re.compile(r"\bdiagnos(e|is)\b.{0,15}\b(me|my|i)\b|\bwhat('s| is) wrong with me\b"),
    re.compile(
        r"\b(is|are) my\b.{0,30}\b(serotonin|dopamine|gaba|hormones?|neurotransmitters?)"
        r"\b.{0,15}\b(low|high|off|unbalanced|imbalanced)\b"
    ),
)


def asks_to_prescribe(text: str) -> bool:
    """Whether the words ask to start, stop or change a medicine."""
    return _any(_PRESCRIBE, text)


def asks_to_diagnose(text: str) -> bool:
    """Whether the words ask what condition the person has, or to measure a transmitter."""
    return _any(_DIAGNOSE, text)


def _any(patterns: tuple[re.Pattern[str], ...], text: str) -> bool:
    words = text.lower().replace("\u2019", "'")
    return any(pattern.search(words) for pattern in patterns)
