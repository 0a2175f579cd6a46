"""The pathway map: it points, shows why, and never takes what is unknown for a no."""

from __future__ import annotations

from attune.safety.triage_types import LEVELS
from tests.spec.people import house, outcome_of

ORDER = ("little", "some", "marked")
LOW = {f"phq9.{n}": 2 for n in range(1, 9)}


def test_contributions_name_answer_weight_and_source() -> None:
    """Every level can be traced to answers, each with a source the base can cite."""
    sources = {source.id for source in house().kb.sources()}
    found = outcome_of({**LOW, "mood.stress": 9}).pathways
    assert LEVELS
    for pathway in found:
        for one in pathway.because:
            assert one.weight > 0
            assert one.source in sources
            assert one.item in house().intake.items


def test_answers_that_point_raise_the_level() -> None:
    """Low mood points towards serotonin; a well person's answers do not."""
    well = {p.id: p.level for p in outcome_of({}).pathways}
    low = {p.id: p.level for p in outcome_of({**LOW, "mood.motivation": 3}).pathways}
    assert set(well.values()) == {"little"}
    assert ORDER.index(low["serotonin"]) >= 1
    assert ORDER.index(low["dopamine"]) >= 1


def test_declined_answers_widen_and_do_not_lower() -> None:
    """What is declined lowers the confidence and widens the range, not the level."""
    said = {p.id: p for p in outcome_of(LOW).pathways}
    unsaid = {p.id: p for p in outcome_of({**LOW, "mood.irritability": "declined"}).pathways}
    assert unsaid["serotonin"].confidence < said["serotonin"].confidence
    assert unsaid["serotonin"].level == said["serotonin"].level
    assert ORDER.index(unsaid["serotonin"].at_most) >= ORDER.index(said["serotonin"].at_most)


def test_the_map_speaks_of_pointing_only() -> None:
    """No wording of the map claims a lack, an imbalance or a measurement."""
    for pathway in house().weights.pathways:
        for one in pathway.contributions:
            words = one.plain.lower()
            assert not any(w in words for w in ("deficien", "imbalance", "you lack", "measure"))
