"""What was understood arrives unchanged after a trip through JSON."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from attune.intake.answers import LabResult, ListEntry
from attune.intake.readings import Reading, Unclear
from attune.safety.danger_types import Danger
from attune.understanding.types import ACTS, Mention, Understanding
from attune.understanding.wire import from_json, to_json

words = st.text(max_size=8)
floats = st.floats(allow_nan=False, allow_infinity=False)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99))
maybe = st.none() | words
entries = st.builds(
    ListEntry, maybe, words, maybe, maybe, st.sampled_from(["current", "past", "stopped"])
)
labs = st.builds(LabResult, words, maybe, floats, maybe, maybe, maybe, maybe)
values = st.one_of(
    words, st.integers(), floats, st.booleans(),
    st.lists(words).map(tuple), st.lists(entries).map(tuple), st.lists(labs).map(tuple),
)  # fmt: skip
hows = st.sampled_from(["button", "number", "words", "volunteered"])
readings = st.builds(Reading, words, values, maybe, words, hows, st.none() | spans)
unclears = st.builds(
    Unclear, words, st.just("ambiguous"), maybe, st.lists(words, max_size=3).map(tuple)
)
mentions = st.builds(Mention, maybe, words, words, spans, st.booleans(), st.booleans())
dangers = st.builds(
    Danger, st.just("third_party"), st.sampled_from(["alert", "check"]), words, st.booleans()
)
understandings = st.builds(
    Understanding,
    act=st.sampled_from(ACTS),
    confidence=st.floats(0, 1),
    also=st.lists(st.sampled_from(ACTS), max_size=2).map(tuple),
    readings=st.lists(readings, max_size=3).map(tuple),
    unclear=st.none() | unclears,
    mentions=st.lists(mentions, max_size=3).map(tuple),
    danger=st.none() | dangers,
    correct_item=maybe,
)


@given(understandings)
def test_there_and_back(understanding: Understanding) -> None:
    """Every field, list entries and lab results too, survives being written and read."""
    assert from_json(json.loads(json.dumps(to_json(understanding)))) == understanding


def test_keys_of_a_later_version_are_left_out() -> None:
    """An older process reads what a newer one wrote."""
    raw = to_json(
        Understanding("answer", 0.9, mentions=(Mention("gaba", "pathway", "GABA", (0, 4)),))
    )
    raw["mentions"][0]["mood"] = "new"
    raw["weather"] = "fine"
    assert from_json(raw).mentions[0].id == "gaba"
