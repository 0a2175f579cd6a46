"""A small knowledge folder, sound as it stands, that a test spoils or loads."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
FILES = {
    "sources/all.yml": """\
        - {id: book, kind: textbook, authors: A B, year: '2020', title: T, journal: J, seen: memory}
        - id: trial
          kind: RCT
          authors: C D
          year: '2021'
          title: A trial
          journal: J
          doi: 10.1000/x
          seen: looked_up
        """,
    "pathways/serotonin.yml": """\
        id: serotonin
        kind: pathway
        name: Serotonin (5-HT)
        aliases: [5-HT]
        summary: A signal.
        precursors: [tryptophan]
        steps:
          - phase: synthesis
            substrate: 5-HTP
            product: serotonin
            enzyme: decarboxylase
            gene: [DDC]
            ec: 4.1.1.28
            cofactors: [{name: Vitamin B6, id: vitamin-b6}]
            rate_limiting: false
            plain: An enzyme makes serotonin.
            grade: A
            sources: [book]
            checked: {against: book, on: 2026-11-24}
        statements:
          - id: what
            about: general
            plain: Serotonin is a signal in gut and brain.
            grade: A
            sources: [book]
            unconfirmed: true
        """,
    "hormones/thyroid.yml": """\
        id: thyroid
        kind: hormone
        name: Thyroid hormone
        summary: A hormone.
        statements: []
        effects:
          - id: serotonin-1
            pathway: serotonin
            point: release
            direction: up
            species: animal
            plain: In animals it sets more serotonin free.
            grade: D
            sources: [book]
            unconfirmed: true
        """,
    "nutrients/vitamin-b6.yml": """\
        id: vitamin-b6
        kind: nutrient
        name: Vitamin B6
        aliases: [pyridoxine]
        summary: A vitamin.
        pathways: [{id: serotonin, role: cofactor, plain: It helps.}]
        statements:
          - id: food
            about: food
            plain: Chickpeas hold much vitamin B6.
            grade: D
            sources: [book]
            unconfirmed: true
        benefits:
          - outcome: mood
            grade: C
            size: small
            plain: One small trial saw better mood.
            sources: [trial]
            checked: {against: trial, on: 2026-11-24}
        upper_limit:
          value: 12
          unit: mg
          per: day
          counts: total
          sources: [trial]
          checked: {against: trial, on: 2026-11-24}
        cautions:
          - id: kidney
            level: avoid
            plain: Not with weak kidneys.
            sources: [book]
            unconfirmed: true
        offer:
          type: nutrient
          title: Vitamin B6
          how: Eat chickpeas.
          dose: {low: 1, high: 10, unit: mg, per: day}
          when: with food
          weeks: 4
          expect: Perhaps better mood.
          stop_if: [numb feet]
          burden: 1
          price_per_day: null
          review: clinician
          for: [mood]
          checked_dose: true
        """,
    "medicines/ssri.yml": """\
        id: ssri
        kind: medicine_class
        name: SSRI
        members:
          - {id: sertraline, name: sertraline, brands: [Zoloft]}
          - {id: fluoxetine, name: fluoxetine, brands: [Prozac], also: [slow-medicine]}
        """,
    "conditions/ckd.yml": """\
        id: ckd
        kind: condition
        name: Kidney disease
        cautions: []
        """,
    "interactions/ssri.yml": """\
        interactions:
          - id: ssri--st-johns-wort
            a: ssri
            b: st-johns-wort
            severity: major
            effect: Too much serotonin.
            advice: Do not take both.
            sources: [book]
            unconfirmed: true
          - id: fluoxetine--st-johns-wort
            a: fluoxetine
            b: st-johns-wort
            severity: contraindicated
            effect: Far too much serotonin.
            advice: Never take both.
            sources: [book]
            unconfirmed: true
          - id: ssri--vitamin-b6
            a: ssri
            b: vitamin-b6
            severity: minor
            only: [sertraline]
            effect: Little.
            advice: Ask.
            sources: [book]
            unconfirmed: true
        """,
    "lexicon/all.yml": """\
        - {id: st-johns-wort, kind: supplement, name: St John's wort, aliases: [hypericum]}
        - {id: tryptophan, kind: supplement, name: tryptophan}
        - {id: slow-medicine, kind: medicine_class, name: slow medicine}
        - {id: st-johns-tea, kind: supplement, name: herbal mood tea, also: [st-johns-wort]}
        """,
    "search/cues.yml": """\
        cues:
          food: [eat, foods]
        """,
}
Spoil = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small folder with the project's own schemas."""
    shutil.copytree(KNOWLEDGE / "schemas", tmp_path / "knowledge" / "schemas")
    for name, text in FILES.items():
        path = tmp_path / "knowledge" / name
        path.parent.mkdir(exist_ok=True)
        text = text.replace("slow-medicine, kind: medicine_class", "slow-medicine, kind: medicine")
        path.write_text(dedent(text))
    return tmp_path / "knowledge"


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Replaces a piece of text in a file of the small folder."""

    def replace(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1))

    return replace
