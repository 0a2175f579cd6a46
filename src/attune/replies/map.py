"""The reply that shows which pathways the answers point towards; never a measurement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from attune.calibration.map import PathwayLevel
from attune.replies.base import Reply
from attune.replies.phrases import Phrases


@dataclass(frozen=True)
class MapReply(Reply):
    """Pathways with level, confidence and every contribution."""

    pathways: tuple[PathwayLevel, ...] = ()
    kind: ClassVar[str | None] = "map"

    def body(self) -> Mapping[str, Any]:
        return {
            "pathways": [
                {
                    "id": p.id,
                    "level": p.level,
                    "confidence": p.confidence,
                    "because": [
                        {"item": b.item, "weight": b.weight, "source": b.source} for b in p.because
                    ],
                }
                for p in self.pathways
            ]
        }


def map_reply(
    pathways: tuple[PathwayLevel, ...], names: Mapping[str, str], phrases: Phrases
) -> MapReply:
    """The pathways that at least some answers point to, in words; all of them as data."""
    shown = [p for p in pathways if p.level != "little"]
    lines = [phrases("map.lead" if shown else "map.none")]
    lines += [
        phrases("map.line", name=names.get(p.id, p.id), level=phrases(f"map.level_{p.level}"))
        for p in shown
    ]
    return MapReply("\n".join(lines), pathways=pathways)
