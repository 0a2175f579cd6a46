"""Finds what is wrong in the files of the intake, with file, line and remedy.

Reading them stays out (`sources.py`), and so does the wording of questions.
"""

from __future__ import annotations

from attune.intake.faults import Fault
from attune.intake.sources import Sources


def check_sources(sources: Sources) -> tuple[Fault, ...]:
    """All faults, in the order of the files."""
    return ()
