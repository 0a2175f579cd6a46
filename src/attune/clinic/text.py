"""The summary as plain text, for a terminal, a letter or a message."""

from __future__ import annotations

from collections.abc import Iterator

from attune.clinic.blocks import Block, blocks, heading
from attune.clinic.shapes import Summary
from attune.clinic.words import words


def as_text(summary: Summary) -> str:
    """The whole summary, most urgent first; lines are not wrapped."""
    title, whose, state = heading(summary)
    lines = [title, "=" * len(title), whose, state]
    for block in blocks(summary):
        lines += ["", block.title, "-" * len(block.title), *_rows(block)]
    return "\n".join([*lines, "", words("about_this"), ""])


def _rows(block: Block) -> Iterator[str]:
    for row in block.rows:
        yield f"{row.label}: {row.value}" if row.value else row.label
        for note in row.notes:
            yield f"  {note}"
