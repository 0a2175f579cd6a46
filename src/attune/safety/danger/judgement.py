"""Decides what a matched frame means where it stands: who, when, denied, quoted or an idiom.

Which frames there are stays in `knowledge/danger/`.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from attune.safety.danger.finder import Match
from attune.safety.danger.normal import PAUSE
from attune.safety.danger.scenery import Ground

Who = Literal["self", "other", "bot"]
When = Literal["present", "past"]

_NOUN_NEGATORS = frozenset(["no", "without", "deny", "denies", "never", "neither", "nor", "none"])
_LISTABLE = frozenset(
    [
        "suicidal",
        "suicide",
        "selfharm",
        "selfharming",
        "thoughts",
        "thinking",
        "hallucinations",
        "hallucinating",
        "voices",
        "hearing",
        "seeing",
        "chest",
        "seizures",
        "seizure",
        "overdose",
        "overdoses",
        "plans",
        "plan",
        "planning",
        "fit",
        "bleeding",
        "manic",
        "mania",
        "psychosis",
        "psychotic",
        "suffocating",
        "hurting",
        "harming",
        "killing",
        "vomiting",
        "fainting",
        "abuse",
        "violence",
        "slurred",
        "numbness",
        "confusion",
        "collapse",
        "headache",
        "fever",
        "ending",
        "urges",
        "attempts",
    ]
)
_REACH = 7
_PRESENT = frozenset(
    [
        "want",
        "wants",
        "wish",
        "wishes",
        "im",
        "i'll",
        "going",
        "feel",
        "feels",
        "planning",
        "plan",
        "need",
        "cant",
        "dont",
        "is",
        "hope",
    ]
)
_PAST_FORMS = frozenset(
    ["was", "were", "had", "used", "felt", "been", "did", "took", "tried", "wanted", "cut"]
)
_MAKES = frozenset(["make", "makes", "made", "making"])
_DONE = frozenset(
    [
        "took",
        "killed",
        "hanged",
        "hung",
        "shot",
        "drowned",
        "topped",
        "offed",
        "died",
        "ended",
        "jumped",
        "committed",
    ]
)


class Scene(Ground):
    """One message in which matches are judged."""

    @cached_property
    def _idioms(self) -> list[set[int]]:
        return [set(range(m.start, m.end)) for m in self._spans("idioms")]

    @cached_property
    def _negations(self) -> list[Match]:
        excused: set[int] = set()
        for match in self._spans("not_negation"):
            excused.update(range(match.start, match.end))
        return [m for m in self._spans("negation") if m.start not in excused]

    @cached_property
    def _other_people(self) -> dict[int, int]:
        """End → start of every mention of a relation (`my little brother`)."""
        found: dict[int, int] = {}
        for compiled in self._scenery.relations:
            for match in self._finder.find(compiled):
                found[match.end - 1] = match.start
        return found

    def is_idiom(self, match: Match) -> bool:
        """Whether the words that matched belong to an idiom."""
        asked = match.asked()
        return any(len(asked & idiom) * 2 > len(asked) for idiom in self._idioms)

    def is_quoted(self, match: Match) -> bool:
        """Whether it is the text of a questionnaire, answered with a no."""
        quoted = [m for m in self._spans("instrument") if m.start < match.end >= match.start]
        answers = self._spans("answered_no")
        return any(q.start < match.end and match.start < q.end for q in quoted) and any(
            a.end > q.end or a.end <= q.start for q in quoted for a in answers
        )

    def is_denied(self, match: Match) -> bool:
        """Whether a negation of its own clause takes the match back."""
        asked = match.asked()
        return any(
            not asked.intersection(range(cue.start, cue.end)) and self._reaches(cue, match)
            for cue in self._negations
        )

    def _reaches(self, cue: Match, match: Match) -> bool:
        first = next((p for p in range(match.start, match.end) if p not in match.gaps), match.start)
        inside = cue.start > match.start and cue.start < match.end
        if inside:
            return True
        if cue.end > first or first - cue.end > _REACH:
            return False
        if self._clauses[cue.start] != self._clauses[first]:
            return False
        nouns = not _NOUN_NEGATORS.isdisjoint(self._places[cue.start])
        for place in range(cue.end, first):
            forms = self._places[place]
            if forms & self._scenery.people["self"] and place > cue.end:
                return False
            if PAUSE in forms or forms & {"and", "because", "so", "since"}:
                after = range(place + 1, min(place + 4, match.end))
                listed = any(self._places[p] & _LISTABLE for p in after)
                if not (nouns and listed):
                    return False
        return not (cue.end == first and PAUSE in self._places[first])

    def who(self, match: Match) -> Who:
        """Whose it is: the nearest person before the match, else the one inside it."""
        mine, others = self._scenery.people["self"], self._scenery.people["other"]
        inside = [self._places[p] for p in range(match.start, match.end) if p not in match.gaps]
        for forms in inside:
            if forms & {"myself", "meself"}:
                return "self"
            if forms & {"himself", "herself", "themselves", "themself", "hisself"}:
                return "other"
            if "yourself" in forms:
                return "self" if self._told_to_self(match) else "bot"
        if match.start < len(self._places) and self._places[match.start] & mine:
            return "self"
        if match.start in self._other_people.values():
            return "other"
        if match.start < len(self._places) and self._places[match.start] & others:
            return "other"
        return self._before(match, mine, others)

    def _before(self, match: Match, mine: frozenset[str], others: frozenset[str]) -> Who:
        sentence = self._sentences[min(match.start, len(self._sentences) - 1)]
        for place in range(match.start - 1, max(-1, match.start - 12), -1):
            if self._sentences[place] != sentence:
                break
            forms = self._places[place]
            if forms & mine and not forms & {"me", "myself", "my"}:
                return "self"
            if place in self._other_people or forms & others:
                return "other"
            if forms & self._scenery.people["bot"] and "your" not in forms:
                return "bot"
        return "self"

    def _told_to_self(self, match: Match) -> bool:
        before = range(max(0, match.start - 8), match.start)
        return any(self._places[p] & {"me", "voice", "voices"} for p in before)

    def when(self, match: Match) -> When:
        """Past when a past cue stands near and nothing says that it has come back."""
        present = any(
            self._places[p] & _PRESENT
            for p in range(max(0, match.start - 1), match.end)
            if p not in match.gaps
        )
        near = self._near(match)
        past = any(m.start in near for m in self._spans("past"))
        resolved = any(m.start in near for m in self._spans("resolved"))
        if not past and not (resolved and self._told_as_past(match)):
            return "present"
        kept: set[int] = set()
        for m in self._spans("not_returning") + self._spans("resolved"):
            kept.update(range(m.start, m.end))
        back = any(m.start in near and m.start not in kept for m in self._spans("returning"))
        if back or (present and not (past and resolved) and not self._used_to(match)):
            return "present"
        return "past"

    def _told_as_past(self, match: Match) -> bool:
        told = range(max(0, match.start - 4), match.end)
        return any(self._places[p] & _PAST_FORMS for p in told)

    def is_completed(self, match: Match) -> bool:
        """Whether somebody else's act is told as done and over (a death in the family)."""
        near = self._near(match)
        done = any(self._places[p] & _DONE for p in match.asked())
        return done and not any(m.start in near for m in self._spans("returning"))

    def _used_to(self, match: Match) -> bool:
        before = range(max(0, match.start - 4), match.start)
        return any("used" in self._places[p] or "when" in self._places[p] for p in before)

    def is_soft(self, match: Match) -> bool:
        """Whether the clause tells it as passing or small, and not as going on now."""
        return self._beside("soft", match) and not self._beside("returning", match)

    def is_dreamt(self, match: Match) -> bool:
        """Whether it is told of a dream."""
        return self._beside("dreams", match)

    def is_asked(self, match: Match) -> bool:
        """Whether it is a question of general knowledge, in which the client does not stand."""
        sentence = self._sentences[min(match.start, len(self._sentences) - 1)]
        asked = any(self._sentences[m.start] == sentence for m in self._spans("asked"))
        mine = self._scenery.people["self"] - {"id", "ill"}
        return asked and not any(self._places[p] & mine for p in range(match.start, match.end))

    def is_blamed(self, match: Match) -> bool:
        """Whether a thing is said to make one want it (`cramps make me want to die`)."""
        before = range(max(0, match.start - 2), match.end)
        return any(self._places[p] & _MAKES for p in before) and not any(
            self._places[p] & {"voice", "voices", "they", "he", "she", "suicidal"}
            for p in range(max(0, match.start - 5), match.end)
        )

    def is_fiction(self, match: Match) -> bool:
        """Whether a song, film, news item or study is spoken of in the same clause."""
        clause = self._clauses[min(match.start, len(self._clauses) - 1)]
        for cue in self._spans("fiction"):
            if self._clauses[cue.start] != clause:
                continue
            if cue.start >= match.end or cue.start < match.start:
                between = range(cue.end, match.start)
                if not any(
                    "and" in self._places[p] and p + 1 < len(self._places)
                    and self._places[p + 1] & {"i", "im", "ive", "now", "it"}
                    for p in between
                ):  # fmt: skip
                    return True
        return False
