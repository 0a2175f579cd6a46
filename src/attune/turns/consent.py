"""Consent comes first: what is kept, for whom, and what was agreed to."""

from __future__ import annotations

from attune.replies import consent as consent_reply
from attune.turns.consent_words import read_consent
from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Greet and ask, or take what was agreed to and go on to the first question."""
    understanding = visit.turn.understanding
    if not visit.record.seen_before():
        visit.set_state(mode="consent")
        return (visit.say("consent.hello", clinic=visit.house.settings.clinic_name),)
    if understanding.act not in ("answer", "skip", "decline"):
        return ()
    choice = next(
        (r.value for r in understanding.readings if r.item == consent_reply.CONSENT_ITEM), None
    )
    scopes = read_consent(visit.turn.text, str(choice) if choice is not None else None)
    if scopes is None:
        return (visit.say("consent.unclear"),)
    if "intake" not in scopes:
        return (visit.say("consent.refused"),)
    visit.record.grant(scopes, consent_reply.POLICY_VERSION, visit.turn.now)
    visit.set_state(mode="intake")
    return (visit.say("consent.thanks"),)
