"""What is kept and who sees it, and agreeing to share with the clinic later."""

from __future__ import annotations

from attune.replies import consent as consent_reply
from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Say what is kept; or note that the clinic may see it."""
    if visit.turn.understanding.act == "share_results":
        if not visit.consented:
            return (visit.say("privacy.share_first"),)
        scopes = {*visit.record.granted_scopes(), "share_with_clinic"}
        visit.record.grant(frozenset(scopes), consent_reply.POLICY_VERSION, visit.turn.now)
        return (visit.say("privacy.shared", clinic=visit.house.settings.clinic_name),)
    return (visit.say("privacy.kept", clinic=visit.house.settings.clinic_name),)
