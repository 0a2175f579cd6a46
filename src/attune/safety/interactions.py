"""Which of the things a person takes or has speak against a step, by the knowledge base.

Names in text and what a client is told about a pair stay out.
"""

from __future__ import annotations

from collections.abc import Collection

from attune.knowledge.records import SEVERITIES, Interaction
from attune.safety.known import Known
from attune.safety.profile import Profile

#: habits that the base counts as substances: they are taken, though not in a list
_HABITS = (("diet.alcohol", "alcohol"), ("diet.caffeine", "caffeine"))


def habits(profile: Profile) -> frozenset[str]:
    """Alcohol, caffeine and tobacco, where the person has them."""
    found = set()
    for item, id in _HABITS:
        amount = profile.value(item)
        if isinstance(amount, (int, float)) and amount > 0:
            found.add(id)
    if profile.value("about.smoking") == "current":
        found |= {"nicotine", "tobacco-smoke"}
    return frozenset(found)


def clashes(
    step: str, profile: Profile, kb: Known, beside: Collection[str] = ()
) -> tuple[Interaction, ...]:
    """Clashes of a step with all that is taken, had, or stands `beside` it; the gravest first."""
    others = (profile.named | profile.states | habits(profile) | frozenset(beside)) - {step}
    found = kb.interactions_between((step, *sorted(others)))
    with_step = (one for one in found if step in (one.a, one.b))
    return tuple(sorted(with_step, key=lambda one: SEVERITIES.index(one.severity)))


def counterpart(found: Interaction, step: str) -> str:
    """What the step clashes with."""
    return found.b if found.a == step else found.a


def among_taken(profile: Profile, kb: Known) -> tuple[Interaction, ...]:
    """Clashes among what the person takes already; the gravest first."""
    found = kb.interactions_between(tuple(sorted(profile.taken)))
    return tuple(sorted(found, key=lambda one: SEVERITIES.index(one.severity)))
