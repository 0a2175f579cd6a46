"""What answers say to a condition: values, refusals, totals, what a person has or takes.

What knowledge adds (classes of medicines, symptoms in free text, labs) stays out: `safety/profile`
extends `AnswerFacts` with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from attune.intake.answers import Answer, Answers, ListEntry, Status, Value
from attune.intake.scoring import Totals, totals
from attune.intake.shapes import OWN_LISTS, Intake


class AnswerFacts:
    """Facts from answers alone. An answer whose gate has closed is kept but not seen.

    The answers must not change while this object is in use: it remembers what it worked out.
    """

    def __init__(self, intake: Intake, answers: Answers) -> None:
        self.intake = intake
        self.answers = answers
        self._enabled: dict[str, bool] = {}
        self._totals: dict[str, Totals | None] = {}

    def enabled(self, item: str) -> bool:
        """Whether the item applies to this person; ids the intake does not hold always do."""
        known = self._enabled.get(item)
        if known is None:
            known = self._enabled[item] = self._gate(item)
        return known

    def _gate(self, item: str) -> bool:
        asked = self.intake.items.get(item)
        if asked is None or asked.enable_when is None:
            return True
        if asked.safety and item in self.answers:
            return True
        return asked.enable_when.holds(self)

    def _seen(self, item: str) -> Answer | None:
        answer = self.answers.get(item)
        return answer if answer is not None and self.enabled(item) else None

    def value(self, item: str) -> Value | None:
        """Value of an answered item that applies."""
        answer = self._seen(item)
        return answer.value if answer is not None else None

    def status(self, item: str) -> Status | None:
        """Whether an item that applies was answered, skipped or declined."""
        answer = self._seen(item)
        return answer.status if answer is not None else None

    def totals(self, id: str) -> Totals | None:
        """What an instrument's answers add up to, or None where it was not given."""
        if id not in self._totals:
            instrument = self.intake.instruments.get(id)
            self._totals[id] = totals(instrument, self) if instrument is not None else None
        return self._totals[id]

    def score(self, id: str) -> float | None:
        """Total of an instrument that was answered in full."""
        sums = self.totals(id)
        return sums.low if sums is not None and sums.complete else None

    def score_bounds(self, id: str) -> tuple[float, float] | None:
        """Lowest and highest total that the answers so far allow."""
        sums = self.totals(id)
        return (sums.low, sums.high) if sums is not None else None

    def entries(self) -> Iterator[ListEntry]:
        """Everything named in the lists of what the person has or takes, current or not."""
        for item in self.intake.items.values():
            value = self.value(item.id) if item.list_of in OWN_LISTS else None
            if isinstance(value, tuple):
                yield from (entry for entry in value if isinstance(entry, ListEntry))

    def current_ids(self) -> frozenset[str]:
        """Knowledge ids of what the person has or takes now."""
        return frozenset(e.id for e in self.entries() if e.use == "current" and e.id is not None)

    def has(self, id: str) -> bool | None:
        """Whether the person has or takes it now; unknown while a list waits or was refused."""
        if id in self.current_ids():
            return True
        lists = (item.id for item in self.intake.items.values() if item.list_of in OWN_LISTS)
        settled = all(self.status(i) == "answered" for i in lists if self.enabled(i))
        return False if settled else None

    def signal(self, id: str) -> bool:
        """Answers alone raise no signals."""
        return False

    def lab_flag(self, id: str) -> str | None:
        """Answers alone know no intervals."""
        return None

    def fact(self, id: str) -> float | str | bool | None:
        """`bmi` in kg/m2, from height and weight; nothing else is derived from answers alone."""
        if id != "bmi":
            return None
        height, weight = self.value("about.height"), self.value("about.weight")
        if not isinstance(height, (int, float)) or not isinstance(weight, (int, float)):
            return None
        return weight / (height / 100) ** 2 if height else None
