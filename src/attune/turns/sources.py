"""Where the last explanation came from: full citations."""

from __future__ import annotations

from attune.turns.turn import Replies
from attune.turns.visit import Visit

MOST = 8


def serve(visit: Visit) -> Replies:
    """Cite the sources of what was explained last."""
    citations = visit.house.citations(visit.state.topics, MOST)
    if not citations:
        return (visit.say("sources.general", version=visit.house.knowledge_version()),)
    listed = "\n".join(f"[{n}] {citation}" for n, citation in enumerate(citations, 1))
    return (visit.say("sources.listed", sources=listed),)
