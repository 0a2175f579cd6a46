"""Text, JSON and PDF of one summary say the same."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from attune.clinic.as_json import as_json
from attune.clinic.assemble import Kept, assemble
from attune.clinic.blocks import blocks
from attune.clinic.pdf import as_pdf
from attune.clinic.shapes import Summary
from attune.clinic.text import as_text
from attune.intake.items import Intake


def test_text_opens_with_what_is_urgent(summary: Summary) -> None:
    """A clinician with one minute reads the top: triage stands above everything else."""
    text = as_text(summary)
    assert text.index("Soon (within 2 weeks)") < text.index("PHQ-9") < text.index("23:30")
    assert "A high TSH <6.2>" in text


def test_text_holds_refusals_corrections_and_consent(summary: Summary) -> None:
    """What was not said, and what was said differently before, is part of the history."""
    text = as_text(summary)
    assert "would not say" in text
    assert "22:00" in text
    assert "Keep my answers: agreed" in text
    assert "has not agreed to show" in text


def test_safety_answers_stand_in_the_clients_words(summary: Summary) -> None:
    """What somebody said about being safe is not paraphrased."""
    assert "“no, not now”" in as_text(summary)


def test_empty_parts_leave_no_heading(summary: Summary) -> None:
    """A heading over nothing reads as if something had been lost."""
    assert all(block.rows for block in blocks(replace(summary, labs=(), steps=())))
    assert not any(b.id in ("labs", "plan") for b in blocks(replace(summary, labs=(), steps=())))


def test_json_keeps_every_value_unit_and_word(summary: Summary) -> None:
    """The download is complete: value, unit, the words, how they were read, and when."""
    found = json.loads(json.dumps(as_json(summary)))
    by_item = {answer["item"]: answer for answer in found["answers"]}
    assert len(by_item) == len(summary.answers)
    assert by_item["about.height"]["unit"] == "cm"
    assert by_item["about.height"]["text"] == "as I said"
    assert [one["id"] for one in by_item["about.medications"]["value"]] == ["sertraline", None]
    assert [one["use"] for one in by_item["about.medications"]["not_current"]] == [
        "other_person",
        "stopped",
    ]
    assert found["triage"]["level"] == "soon"
    assert found["sources"] == [{"id": "nice-cg100", "citation": "NICE CG100"}]


def test_pdf_embeds_its_fonts_and_names_its_language(summary: Summary) -> None:
    """The page looks the same everywhere and can be read aloud in the right language."""
    made = as_pdf(summary)
    assert made.startswith(b"%PDF-")
    assert made.count(b"/FontFile2") >= 2
    assert b"/Lang (en-GB)" in made


def test_pdf_of_the_same_summary_is_the_same(summary: Summary) -> None:
    """A reference can be compared byte by byte."""
    assert as_pdf(summary) == as_pdf(summary)


def test_a_score_shows_its_change_since_weeks_ago_and_not_since_a_correction(
    intake: Intake, summary: Summary
) -> None:
    """Putting an answer right a minute later is no improvement."""
    answers = {a.item.id: a.answer for a in summary.answers}
    worse = replace(answers["phq9.1"], value=3)
    for days, expected in ((0, None), (28, -2)):
        earlier = replace(worse, at=worse.at - timedelta(days=days))
        made = assemble(
            intake, answers, client="c_1", made_at=summary.made_at, clinic="Elm",
            kept=Kept(earlier=[earlier]),
        )  # fmt: skip
        changes = {one.instrument.id: one.change for one in made.scores}
        assert changes["phq9"] == expected
