"""Which scopes somebody agrees to in words; yes is all, and only what is said is granted.

The button values come as they are; what is unclear is asked back.
"""

from __future__ import annotations

import re

from attune.replies.consent import ALL, NO, ONLY_INTAKE, SCOPES
from attune.turns.yes_no import read_yes_no

_ONLY = re.compile(r"\b(only|just|nothing but|first (one|bit)|(no|not) more than)\b")
_NOT = re.compile(
    r"\b(not|no|don'?t|do not|without|except|but not|rather not|never|minus|skip)\b"
    r"(?P<rest>[^.,;]*)"
)
_ABOUT = {
    "intake": re.compile(r"\b(intake|questions?|first|keep|record|answers?|1|one)\b"),
    "share_with_clinic": re.compile(r"\b(shar\w*|clinic\w*|doctor|show|second|2|two)\b"),
    "follow_up": re.compile(
        r"\b(follow\w*|remind\w*|later|again|weeks?|contact\w*|check\W?in|third|3|three)\b"
    ),
}
_REFUSE = re.compile(
    r"^(no|nope|nah)\b(?! (problem|worries))|"
    r"\b(do not|don'?t|won'?t|will not|can'?t) (want to )?(agree|consent|accept)\b"
)
_AGREE = re.compile(
    r"\b(agree\w*|consent|accept\w*|go ahead|fine|ok(ay)?|sure|all (of )?(it|them|three)"
    r"|everything|all|sounds good|let'?s (go|start|do it)|happy (to|with)|no (problem|worries)|yes)\b"
)


def read_consent(text: str, choice: str | None) -> frozenset[str] | None:
    """Granted scopes; empty for a no; None where it is unclear. `choice`: a button's value."""
    if choice == ALL or choice == "1":
        return frozenset(SCOPES)
    if choice in (ONLY_INTAKE, NO):
        return frozenset({ONLY_INTAKE} if choice == ONLY_INTAKE else ())
    words = text.lower().replace("’", "'").strip()
    if words in ("1", "2", "3"):
        return {
            "1": frozenset(SCOPES), "2": frozenset({ONLY_INTAKE}), "3": frozenset[str]()
        }[words]  # fmt: skip
    named = {scope for scope, about in _ABOUT.items() if about.search(words)}
    if _ONLY.search(words) and named:
        return frozenset(named | {"intake"})
    agreed = bool(_AGREE.search(words)) or read_yes_no(text) is True
    refused = {
        scope
        for match in _NOT.finditer(words)
        for scope, about in _ABOUT.items()
        if about.search(match.group("rest"))
    }
    if agreed and refused - {"intake"}:
        return frozenset(set(SCOPES) - refused | {"intake"})
    if _REFUSE.search(words) or read_yes_no(text) is False or (refused and not agreed):
        return frozenset()
    return frozenset(SCOPES) if agreed else None
