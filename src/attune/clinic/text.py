"""The summary as plain text: headings and lines, the gravest first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from attune.clinic.summary import Summary, as_json, shown


def as_text(summary: Summary) -> str:
    """A page of text, at most 100 characters a line in most places."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    return environment.get_template("summary.txt").render(
        s=as_json(summary), sections=_sections(summary), shared=summary.shared
    )


def _sections(summary: Summary) -> list[dict[str, Any]]:
    """Answers by section in asking order, then the safety answers."""
    sections: list[dict[str, Any]] = []
    for section in summary.intake.sections:
        items = [i for i in summary.intake.items.values() if i.section == section.id]
        lines = [(i.short or i.id, shown(summary, i.id)) for i in items if i.id in summary.answers]
        if lines:
            sections.append({"title": section.title, "lines": lines})
    safety = [(i, shown(summary, i)) for i in summary.answers if i.startswith("safety.")]
    if safety:
        sections.append({"title": "Safety", "lines": safety})
    return sections
