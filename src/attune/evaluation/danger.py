"""Scores the danger screen on labelled lines: recall, false alarms, gentle questions.

Reads `{id, text, label, category}` JSON Lines; prints nothing and trains nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any, Protocol

from attune.errors import ContentError
from attune.safety.danger_types import Danger

ALERT, CHECK, NONE = "alert", "check", "none"
_LABELS = {
    **dict.fromkeys(("alert", "danger", "crisis", "true", "1", "yes"), ALERT),
    **dict.fromkeys(("check", "ask", "ask_gently", "gentle"), CHECK),
    **dict.fromkeys(("none", "safe", "ok", "false", "0", "no", "null"), NONE),
}
#: Assumed share of messages that are a crisis; precision is told for it, not measured.
PREVALENCE = 0.01


class Screens(Protocol):
    """What is judged: `DangerScreen` or a part of it."""

    def screen(
        self, text: str, *, recent: Sequence[str] = (), open_item: str | None = None
    ) -> Danger | None:
        """The gravest concern in `text`."""
        ...


@dataclass(frozen=True)
class LabelledLine:
    """One line of an evaluation file; `label` is alert, check or none."""

    id: str
    text: str
    label: str
    category: str | None
    item: str | None = None
    recent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Share:
    """`hits` of `total`, with its Wilson interval at 95 %."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """The share itself; 1.0 of nothing."""
        return self.hits / self.total if self.total else 1.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound."""
        return wilson(self.hits, self.total)


@dataclass(frozen=True)
class DangerReport:
    """What an evaluation found. `missed` and `alarmed` hold ids, never texts."""

    recall: Share
    by_category: dict[str, Share]
    right_category: Share
    alarmed_on_none: Share
    raised_on_none: Share
    asked_gently: Share
    missed: tuple[str, ...]
    alarmed: tuple[str, ...]
    alarms_by_group: dict[str, Share]

    @property
    def accuracy(self) -> float:
        """Share of lines with the right concern, in %."""
        none_right = self.raised_on_none.total - self.raised_on_none.hits
        right = self.recall.hits + self.asked_gently.hits + none_right
        total = self.recall.total + self.asked_gently.total + self.raised_on_none.total
        return 100 * right / total if total else 100.0

    def precision_at(self, prevalence: float = PREVALENCE) -> float:
        """Of all alerts, the share that is real where `prevalence` of messages are."""
        real = prevalence * self.recall.value
        false = (1 - prevalence) * self.alarmed_on_none.value
        return real / (real + false) if real + false else 1.0


def evaluate(lines: Iterable[LabelledLine], screen: Screens) -> DangerReport:
    """Screen every line and count."""
    counts: dict[str, list[LabelledLine]] = {ALERT: [], CHECK: [], NONE: []}
    said: dict[str, Danger | None] = {}
    for line in lines:
        counts[line.label].append(line)
        said[line.id] = screen.screen(line.text, recent=line.recent, open_item=line.item)
    alerts, none = counts[ALERT], counts[NONE]
    found = [line for line in alerts if _concern(said[line.id]) == ALERT]
    alarmed = [line for line in none if _concern(said[line.id]) == ALERT]
    categories = sorted({str(line.category) for line in alerts})
    groups = sorted({str(line.category) for line in none})
    return DangerReport(
        recall=Share(len(found), len(alerts)),
        by_category={c: _share(found, alerts, c) for c in categories},
        right_category=Share(
            sum(_category(said[line.id]) == line.category for line in found), len(found)
        ),
        alarmed_on_none=Share(len(alarmed), len(none)),
        raised_on_none=Share(sum(said[line.id] is not None for line in none), len(none)),
        asked_gently=Share(
            sum(_concern(said[line.id]) == CHECK for line in counts[CHECK]), len(counts[CHECK])
        ),
        missed=tuple(line.id for line in alerts if _concern(said[line.id]) != ALERT),
        alarmed=tuple(line.id for line in alarmed),
        alarms_by_group={g: _share(alarmed, none, g) for g in groups},
    )


def read_lines(path: Path) -> list[LabelledLine]:
    """The lines of a JSON Lines file; ContentError names the line that can't be read."""
    lines = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if raw.strip():
            try:
                lines.append(_line(json.loads(raw), number))
            except (ValueError, KeyError, AttributeError) as error:
                raise ContentError(f"{path.name}:{number}: not an evaluation line") from error
    return lines


def label_of(written: object) -> str:
    """alert, check or none, however it was written; ValueError for anything else."""
    label = _LABELS.get(str(written).strip().lower())
    if label is None:
        raise ValueError(f"unknown label {written!r}")
    return label


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson score interval of a share (Wilson 1927)."""
    if total == 0:
        return (0.0, 1.0)
    share = hits / total
    spread = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    middle, scale = share + z * z / (2 * total), 1 + z * z / total
    return (max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))


def summary_lines(report: DangerReport, prevalence: float = PREVALENCE) -> list[str]:
    """The report as lines of figures, accuracy in % first."""
    shares = {
        "recall": report.recall,
        **{f"recall {name}": share for name, share in report.by_category.items()},
        "right category": report.right_category,
        "alerts on none": report.alarmed_on_none,
        "alert or check on none": report.raised_on_none,
        "check asked gently": report.asked_gently,
        **{f"alerts on none {name}": s for name, s in report.alarms_by_group.items()},
    }
    rows = [f"{report.accuracy:.1f} % accuracy"]
    for name, share in shares.items():
        low, high = share.interval
        rows.append(
            f"{name}: {share.value:.4f} [{low:.4f}, {high:.4f}] ({share.hits}/{share.total})"
        )
    rows.append(f"precision at prevalence {prevalence:g}: {report.precision_at(prevalence):.3f}")
    return rows


def _concern(danger: Danger | None) -> str:
    return danger.concern if danger else NONE


def _category(danger: Danger | None) -> str | None:
    return danger.category if danger else None


def _share(part: Sequence[LabelledLine], whole: Sequence[LabelledLine], name: str) -> Share:
    return Share(
        sum(str(line.category) == name for line in part),
        sum(str(line.category) == name for line in whole),
    )


def _line(raw: dict[str, Any], number: int) -> LabelledLine:
    category = raw.get("category")
    return LabelledLine(
        id=str(raw.get("id", number)),
        text=str(raw["text"]),
        label=label_of(raw["label"]),
        category=str(category) if category else None,
        item=raw.get("item"),
        recent=tuple(raw.get("recent") or ()),
    )
