"""One person as rules see them: answers, what knowledge adds to them, and what free text raised.

What any of it means for care stays out (`triage.py`, `gate.py`).

Facts by name: `age`, `sex`, `pregnancy`, `bmi`, `time_in_bed` (h), `sleep_efficiency` (%),
`insomnia`, `short_insomnia`, `apnoea_features` (count), `alcohol_units` (a week), `caffeine_mg`
(a day), `eating_gate`, `diet_advice_unsafe`, `perinatal`, `egfr`, `unknown_medicines` (count),
`medicines_known`, `b12_risks`, `coeliac_features`, `thyroid_slow_signs`, `thyroid_fast_signs`,
`low_testosterone_signs` (counts), `days_since_period`, `mood_weeks`, `family_mania`, and
`lab.<id>`: the latest value of a test in its SI unit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import cached_property

from attune.intake.answers import Answers, LabResult, ListEntry
from attune.intake.facts import AnswerFacts
from attune.intake.shapes import OWN_LISTS, Intake
from attune.safety.derived import FACTS, Derived, states
from attune.safety.known import Known
from attune.safety.labs import LabFinding, interpret, latest

TAKEN = ("about.medications", "about.supplements", "hormone.contraception", "hormone.therapy")
MEDICINES = ("about.medications", "hormone.contraception", "hormone.therapy")


class Profile(AnswerFacts):
    """Everything known of one person at one moment; answers must not change while it lives."""

    def __init__(
        self, intake: Intake, answers: Answers, kb: Known, signals: frozenset[str], today: date
    ) -> None:
        super().__init__(intake, answers)
        self.kb = kb
        self.signals = signals
        self.today = today
        self._facts: dict[str, Derived] = {}

    @cached_property
    def named(self) -> frozenset[str]:
        """Ids of what the person has or takes now, as named."""
        return self.current_ids()

    @cached_property
    def ids(self) -> frozenset[str]:
        """All that is true of the person: what they have and take, its classes, states."""
        return self.classed | self.states

    @cached_property
    def classed(self) -> frozenset[str]:
        """What the person has and takes now, with the classes it belongs to."""
        return self.named.union(*(self.kb.classes_of(id) for id in self.named))

    @cached_property
    def states(self) -> frozenset[str]:
        """States by whose ids cautions are written, as far as the answers show them."""
        return states(self)

    @cached_property
    def taken(self) -> frozenset[str]:
        """Ids of medicines, hormones and supplements taken now, as named."""
        return frozenset(e.id for e in self.taken_entries() if e.id is not None)

    @cached_property
    def had(self) -> frozenset[str]:
        """Conditions as named, and states; nothing that is taken."""
        return (self.named | self.states) - self.taken

    def taken_entries(self) -> Iterator[ListEntry]:
        """Current entries of everything taken, unknown names too."""
        for item in TAKEN:
            yield from self.listed(item)

    def listed(self, item: str) -> tuple[ListEntry, ...]:
        """Current entries of one list; empty also where it was not answered."""
        value = self.value(item)
        entries = value if isinstance(value, tuple) else ()
        return tuple(e for e in entries if isinstance(e, ListEntry) and e.use == "current")

    @cached_property
    def unknown_medicines(self) -> tuple[str, ...]:
        """Names of medicines that the knowledge base does not hold."""
        return tuple(e.name for item in MEDICINES for e in self.listed(item) if e.id is None)

    @cached_property
    def medicines_known(self) -> bool:
        """Whether every list of medicines that applies was answered, with known names only."""
        return not self.unknown_medicines and all(
            self.status(item) == "answered" for item in MEDICINES if self.enabled(item)
        )

    def has(self, id: str) -> bool | None:
        """Whether it is true of the person, classes and states counted in."""
        if id in self.ids:
            return True
        return False if self._lists_settled else None

    @cached_property
    def _lists_settled(self) -> bool:
        """Whether every list of what is had or taken was answered."""
        return all(
            self.status(item.id) == "answered"
            for item in self.intake.items.values()
            if item.list_of in OWN_LISTS and self.enabled(item.id)
        )

    def signal(self, id: str) -> bool:
        """Whether free text or a safety question raised it."""
        return id in self.signals

    @cached_property
    def labs(self) -> tuple[LabFinding, ...]:
        """The latest result of each test against the interval for this person."""
        value = self.value("labs.values")
        results = value if isinstance(value, tuple) else ()
        given = [r for r in results if isinstance(r, LabResult)]
        return tuple(interpret(result, self.kb, self) for result in latest(given))

    def lab_flag(self, id: str) -> str | None:
        """Flag of the latest result of a test; None where it can't be compared."""
        flags = (f.flag for f in self.labs if f.analyte == id and f.flag != "not_comparable")
        return next(flags, None)

    def fact(self, id: str) -> Derived:
        """A derived figure by name, or None where it can't be known."""
        if id not in self._facts:
            work_out = FACTS.get(id)
            self._facts[id] = work_out(self) if work_out else self._lab_value(id)
        return self._facts[id]

    def _lab_value(self, id: str) -> Derived:
        return next((f.si for f in self.labs if f"lab.{f.analyte}" == id), None)


def build_profile(
    intake: Intake, answers: Answers, kb: Known, signals: Collection[str], *, today: date
) -> Profile:
    """The profile of one person from their answers and the signals that were noted."""
    return Profile(intake, answers, kb, frozenset(signals), today)
