"""The reply on laboratory values: as reported, against the interval for this person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from attune.replies.base import Reply


@dataclass(frozen=True)
class LabLine:
    """One value with its interval; `flag` as in the protocol."""

    analyte: str
    loinc: str | None
    value: float
    unit: str | None
    low: float | None
    high: float | None
    flag: str
    words: str = ""
    ask: str | None = None


@dataclass(frozen=True)
class Lab(Reply):
    """Values as they were read; it is sent even when one is critical."""

    results: tuple[LabLine, ...] = ()
    kind: ClassVar[str | None] = "lab"

    def body(self) -> Mapping[str, Any]:
        return {
            "results": [
                {
                    "analyte": line.analyte,
                    "loinc": line.loinc,
                    "value": line.value,
                    "unit": line.unit,
                    "interval": {"low": line.low, "high": line.high},
                    "flag": line.flag,
                }
                for line in self.results
            ]
        }
