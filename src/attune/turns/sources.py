"""Where the last explanation came from: full citations."""

from __future__ import annotations

from attune.turns.turn import Replies
from attune.turns.visit import Visit

MOST = 8


def serve(visit: Visit) -> Replies:
    """Cite the sources of what was explained last."""
    ids = dict.fromkeys(
        s for found in visit.house.kb.statements(visit.state.topics) for s in found.sources
    )
    citations = [visit.house.kb.source(i).citation() for i in list(ids)[:MOST]]
    if not citations:
        return (visit.say("sources.general", version=visit.house.kb.version),)
    listed = "\n".join(f"[{n}] {citation}" for n, citation in enumerate(citations, 1))
    return (visit.say("sources.listed", sources=listed),)
