"""Finds dose, frequency and since-when beside the name of something taken, as said.

Whether a dose is safe stays out.
"""

from __future__ import annotations

import re

_DOSE = re.compile(
    r"(?:\b(?:about|around|half of|half)\s+)?(?<![\w.])(?:\d[\d.,]*(?:\s*(?:-|/|"
    r"to)\s*\d[\d.,]*)?|half|one|two|three|four|a)\s*(?:a\s+)?"
    r"(?:mg|mgs|mcg|mcgs|µg|μg|ug|milligrams?|micrograms?|micro|grams?|g|iu|i\.u\.|units?|"
    r"ml|mls|%|million units|billion(?: cfu)?|drops?|puffs?|"
    r"tablets?|tabs?|capsules?|caps?|pills?|patch(?:es)?|sprays?|pumps?|sachets?|spoons?|"
    r"teaspoons?|scoops?|gumm(?:y|ies)|injections?)\b(?:\s*/\s*(?:\d+\s*)?(?:ml|h|hr|day|"
    r"d|week|dose))?",
    re.I,
)
_OFTEN = re.compile(
    r"\b(?:(?:once|twice|thrice|one|two|three|four|\d)(?:\s+(?:times|x|or twice))?\s*(?:a|"
    r"an|per|every|each|/)\s*(?:day|night|week|month|morning|evening|fortnight)|"
    r"(?:once|twice|\d x|\dx|three times|four times|two times) (?:daily|weekly|nightly)|"
    r"(?:a|per|every|each|every other|most) (?:day|night|morning|evening|week|month|other "
    r"day|other week|few days|few weeks|\d+ (?:hours|days|weeks|months))|"
    r"daily|nightly|weekly|monthly|at night|at bedtime|in the (?:morning|evening|"
    r"afternoon|night)|mornings?|bd|bid|tds|tid|qds|qid|od|om|on[ ]nocte|nocte|prn|as "
    r"needed|when needed|if needed|when required|as required|"
    r"every\s?day|with (?:food|meals|breakfast|dinner|lunch)|before bed|now and (?:then|"
    r"again)|occasionally|sometimes|when i (?:need|remember)(?: it| to)?|for migraines?|"
    r"for pain|\d+ hourly)\b(?:\s+(?:as needed|at night|in the morning))?",
    re.I,
)
_SINCE = re.compile(
    r"\b(?:(?:since|from|started(?: (?:in|on|about|around|last))?|began in|stopped(?: "
    r"(?:in|on|about|around|last|it in|it))?|came off(?: it| them)?(?: in)?|diagnosed(?: "
    r"in)?|until|till|quit(?: in)?)\s+"
    r"(?:(?:about|around|early|late|mid|the|last|this)\s+)*(?:\d{1,2}(?:st|nd|rd|"
    r"th)?\s+)?(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|christmas|summer|"
    r"spring|autumn|winter|year|month|week|(?:19|20)\d\d)\b(?:\s+(?:of\s+)?(?:(?:19|"
    r"20)\d\d|last year|this year))?"
    r"|for (?:about |around |over |nearly |almost |the (?:past|last) )?(?:(?:a|an|\d+|one|"
    r"two|three|four|five|six|ten|several|many|a few|a couple of) )?(?:and a half "
    r")?(?:days?|weeks?|months?|years?|yrs?|ages)"
    r"|(?:about |around )?(?:(?:a|an|\d+|one|two|three|four|five|six|ten|several|a few|a "
    r"couple of) )(?:days?|weeks?|months?|years?|yrs?) ago|in (?:19|20)\d\d)\b",
    re.I,
)


def dosing(text: str) -> tuple[str | None, str | None, str]:
    """Dose with frequency, since when, and what is left of the text."""
    since = _SINCE.search(text)
    left = text[: since.start()] + " " + text[since.end() :] if since is not None else text
    dose = _DOSE.search(left)
    if dose is not None:
        left = left[: dose.start()] + " " + left[dose.end() :]
    often = _OFTEN.search(left)
    if often is not None:
        left = left[: often.start()] + " " + left[often.end() :]
    parts = [match[0].strip() for match in (dose, often) if match is not None]
    return " ".join(parts) or None, since[0].strip() if since is not None else None, left
