"""A question about laboratory values: what is known of them, and what they can't show."""

from __future__ import annotations

from attune.replies.base import Reply
from attune.turns import explain, lab_results
from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Explain the tests that were named; show the person's own values where there are any."""
    shown: tuple[Reply, ...] = lab_results.shown(visit)
    named = explain.topics_named(visit)
    if named:
        return shown + explain.serve(visit)
    return shown or (visit.say("labs.paste"),)
