"""Words of a text as the index holds them: folded, stemmed, without the commonest.

Finding statements by them stays out (`search.py`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
#: Too common in questions to find anything by.
_COMMON = """
    a about above after all also am an and any are as at be because been before being but by can
    could did do does doing dont down for from get had has have having he her here him his how i
    im if in into is it its ive just know let like make me mean more most much my no not of off
    on or other our out over please really same say she should so some such tell than that the
    their them then there these they thing this those through to too up us use used very want was
    we were what whats when where which while who why will with would you your
"""
STOP = frozenset(_COMMON.split())
_ENDINGS = (
    ("ations", "at"), ("ation", "at"), ("isers", "ise"), ("nesses", ""), ("ness", ""),
    ("ments", ""), ("ment", ""), ("ingly", ""), ("edly", ""), ("ically", "ic"), ("ies", "y"),
    ("ing", ""), ("ers", ""), ("ed", ""), ("er", ""), ("ly", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip


_IRREGULAR = {
    "made": "make", "makes": "make", "making": "make", "broken": "break", "broke": "break",
    "felt": "feel", "slept": "sleep", "ate": "eat", "eaten": "eat", "took": "take",
    "taken": "take", "rose": "rise", "risen": "rise", "fell": "fall", "fallen": "fall",
    "women": "woman", "men": "man", "feet": "foot",
}  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text in order: lower case, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "'").replace("'", ""))
    return _WORD.findall(plain.encode("ascii", "ignore").decode().lower())


def key(name: str) -> str:
    """One spelling of a name: "St John's-wort" and "st johns wort" are the same."""
    return " ".join(words(name))


def terms(text: str) -> list[str]:
    """What a text is found by: its words' stems, without the commonest words."""
    return [stem(word) for word in words(text) if word not in STOP and len(word) > 1]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending; both sides of a comparison go through it."""
    word = _IRREGULAR.get(word, word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[: -len(ending)] + instead
            return base[:-1] if len(base) > 4 and base[-1] == base[-2] else base
    return word
