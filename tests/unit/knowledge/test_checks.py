"""An editor hears of each fault with file, line and remedy, and of nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from attune.knowledge.checks import check, report

Spoil = Callable[[str, str, str], None]


def test_sound_content_has_no_faults(folder: Path) -> None:
    """The check says nothing of files that are as they should be."""
    assert check(folder) == ()


HARD = (
    "Serotonergic neurotransmission modulates gastrointestinal motility, affective regulation "
    "and circadian organisation simultaneously throughout adulthood."
)
WHAT = "    about: general\n    plain: Serotonin is a signal in gut and brain.\n    grade: A\n"
#: file, what is replaced by what, what the told line holds, what is told
FAULTS = [
    ("pathways/serotonin.yml", f"{WHAT}    sources: [book]", f"{WHAT}    sources: [bok]",
     "sources: [bok]", "unknown source 'bok'"),
    ("pathways/serotonin.yml", WHAT, WHAT.replace("    grade: A\n", ""), "- id: what",
     "'grade' is missing"),
    ("nutrients/vitamin-b6.yml", "high: 10", "high: 40", "high: 40", "dose 40 mg is above"),
    ("nutrients/vitamin-b6.yml", "high: 10, unit: mg", "high: 40000, unit: ug", "high: 40000",
     "dose 40000 ug is above"),
    ("nutrients/vitamin-b6.yml", "One small trial saw better mood", "It cures low mood", "It cures",
     "disease claim 'cures'"),
    ("nutrients/vitamin-b6.yml", "One small trial saw better mood", "It treats low mood",
     "It treats", "disease claim 'treats'"),
    ("nutrients/vitamin-b6.yml", "One small trial saw better mood", "It heals low mood",
     "It heals", "disease claim 'heals'"),
    ("lexicon/all.yml", "kind: medicine,", "kind: hormone,", "slow-medicine", "orphan alias"),
    ("lexicon/all.yml", "id: tryptophan, kind: supplement, name: tryptophan",
     "id: tryptophan, kind: supplement, name: Prozac", "Prozac", "'Prozac' names both"),
    ("interactions/ssri.yml", "b: vitamin-b6", "b: vitamin-b66", "vitamin-b66", "dead reference"),
    ("interactions/ssri.yml", "a: fluoxetine", "a: ssri", "id: fluoxetine--",
     "duplicated interaction"),
    ("interactions/ssri.yml", "a: fluoxetine\n    b: st-johns-wort",
     "a: st-johns-wort\n    b: ssri", "id: fluoxetine--", "asymmetric interaction"),
    ("nutrients/vitamin-b6.yml", "    unconfirmed: true\nbenefits", "benefits", "- id: food",
     "neither checked nor unconfirmed"),
    ("nutrients/vitamin-b6.yml", "    checked: {against: trial, on: 2026-11-24}\nupper",
     "    unconfirmed: true\nupper", "for: [mood]", "stands on no confirmed benefit"),
    ("nutrients/vitamin-b6.yml", "checked_dose: true", "checked_dose: false",
     "checked_dose: false", "offer of an unconfirmed dose"),
    ("pathways/serotonin.yml", "Serotonin is a signal in gut and brain.", HARD, "Serotonergic",
     "reading grade"),
    ("pathways/serotonin.yml", "ec: 4.1.1.28", "ec: 4.1.28", "ec: 4.1.28", "does not match"),
    ("hormones/thyroid.yml", "direction: up", "direction: upwards", "upwards", "none of up, down"),
    ("conditions/ckd.yml", "cautions: []", "cautions: []\nfoo: 1", "foo: 1",
     "'foo' is not known"),
    ("conditions/ckd.yml", "id: ckd", "id: kidneys", "id: kidneys", "not the name of the file"),
    ("conditions/ckd.yml", "cautions: []", "cautions: ]", "cautions: ]", "mend the YAML"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "told", "what"), FAULTS, ids=[fault[-1] for fault in FAULTS]
)
def test_a_fault_is_told_with_its_line(
    folder: Path, spoil: Spoil, file: str, old: str, new: str, told: str, what: str
) -> None:
    """Each kind of fault names the file, the line where it stands, what is wrong, and a remedy."""
    spoil(file, old, new)
    faults = [fault for fault in check(folder) if what in str(fault)]
    assert faults, [str(fault) for fault in check(folder)]
    lines = (folder / faults[0].file).read_text().splitlines()
    assert told in lines[faults[0].line - 1]
    assert faults[0].remedy


def test_a_denied_claim_is_no_claim(folder: Path, spoil: Spoil) -> None:
    """To say that something does not cure is welcome."""
    spoil(
        "nutrients/vitamin-b6.yml", "One small trial saw better mood", "It does not cure anything"
    )
    assert check(folder) == ()


def test_names_of_substances_are_no_hard_words(folder: Path, spoil: Spoil) -> None:
    """A long name that a client asked about does not make a text hard to read."""
    spoil(
        "pathways/serotonin.yml",
        "Serotonin is a signal in gut and brain.",
        "Tryptophan and pyridoxine are needed to make serotonin, with tryptophan first.",
    )
    assert check(folder) == ()


def test_counts_tell_checked_from_unconfirmed(folder: Path) -> None:
    """The summary counts rows that were read against a source and rows that were not."""
    found = report(folder).counts
    assert found["nutrients"] == (2, 2)
    assert found["interactions"] == (0, 3)
