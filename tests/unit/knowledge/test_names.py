"""The names a topic goes by."""

from __future__ import annotations

import pytest

from attune.knowledge.names import names_of
from tests.spec.people import house


@pytest.mark.parametrize("id", ["same", "loop"])
def test_an_everyday_word_names_nothing_by_its_id_alone(id: str) -> None:
    """The same again is no supplement, and in the loop no diuretic."""
    topic = house().kb.topic(id)
    assert topic is not None
    assert id not in names_of(topic)


@pytest.mark.parametrize(
    ("name", "id"),
    [("SAMe", "same"), ("MS", "ms"), ("graves", "graves"), ("copper", "copper"),
     ("panic", "panic"), ("thyroxine", "levothyroxine"), ("coeliac", "coeliac"),
     ("on dialysis", "dialysis"), ("gastric bypass", "bariatric-surgery")],
)  # fmt: skip
def test_what_clients_say_leads_to_the_topic(name: str, id: str) -> None:
    """Short names that clients use are names in their own right."""
    assert house().kb.resolve(name) == id
