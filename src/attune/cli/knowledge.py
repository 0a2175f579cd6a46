"""`attune knowledge`: check, load, search and show the content.

What the content means stays in `attune.knowledge`; the check imports no database.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attune.errors import ContentError

if TYPE_CHECKING:
    from attune.knowledge.queries import KnowledgeBase
    from attune.knowledge.records import Statement

app = typer.Typer(no_args_is_help=True, add_completion=False)
_Folder = Annotated[Path | None, typer.Option("--dir", help="The knowledge folder to read.")]


@app.command()
def check(
    summary: Annotated[bool, typer.Option(help="Count what is checked and unconfirmed.")] = False,
    folder: _Folder = None,
) -> None:
    """Look for faults: file, line, what is wrong and how to mend it."""
    from attune.knowledge import checks

    knowledge_dir = folder or _content_folder()
    found = checks.report(knowledge_dir)
    faults = found.faults
    for fault in faults:
        print(f"{knowledge_dir.name}/{fault}")
    if summary:
        _print_counts(found.counts)
    if faults:
        raise ContentError(f"{len(faults)} fault{'s' if len(faults) > 1 else ''} in the content")
    print("The content has no faults.")


@app.command()
def load(folder: _Folder = None) -> None:
    """Load the content into the database; running servers take it up by themselves."""
    from attune.bootstrap import prepare_database
    from attune.settings import load_settings

    print(prepare_database(load_settings(), folder))


@app.command()
def search(
    text: Annotated[list[str], typer.Argument(help="A question, in plain words.")],
    limit: Annotated[int, typer.Option(min=1, max=50)] = 6,
) -> None:
    """Find what the knowledge base says to a question."""
    kb = _knowledge_base()
    found = kb.search(" ".join(text), limit=limit)
    if not found:
        raise ContentError("Nothing in the knowledge base answers that")
    _print_statements(kb, found, clinical=False)


@app.command()
def show(
    name: Annotated[list[str], typer.Argument(help="An id or a name: serotonin, Zoloft.")],
    clinical: Annotated[bool, typer.Option(help="The reading for clinicians.")] = False,
) -> None:
    """Show all that is said of one topic, with grades and sources."""
    kb = _knowledge_base()
    id = kb.resolve(" ".join(name))
    topic = kb.topic(id) if id else None
    if topic is None:
        raise ContentError(f"The knowledge base does not know '{' '.join(name)}'")
    print(f"{topic.name} ({topic.id}; {', '.join(topic.kinds)})")
    if topic.summary:
        print(topic.summary)
    _print_statements(kb, kb.statements([topic.id]), clinical=clinical)


def _content_folder() -> Path:
    return Path(__file__).parents[3] / "knowledge"


def _knowledge_base() -> KnowledgeBase:
    from attune.bootstrap import services

    return services().kb


def _print_counts(counts: dict[str, tuple[int, int]]) -> None:
    print(f"{'':<14}{'checked':>9}{'unconfirmed':>13}")
    total = (sum(c for c, _ in counts.values()), sum(u for _, u in counts.values()))
    for kind, (checked, unconfirmed) in (*counts.items(), ("total", total)):
        print(f"{kind:<14}{checked:>9}{unconfirmed:>13}")


def _print_statements(
    kb: KnowledgeBase, statements: tuple[Statement, ...], *, clinical: bool
) -> None:
    """Each statement with its grade, what it was checked against, and numbered sources."""
    numbers = {
        s: n for n, s in enumerate(dict.fromkeys(s for t in statements for s in t.sources), 1)
    }
    for told in statements:
        marks = "".join(f"[{numbers[s]}]" for s in told.sources)
        state = "checked" if told.confirmed else "unconfirmed"
        print(f"- {told.clinical if clinical else told.plain} ({told.grade}, {state}) {marks}")
    sys.stdout.write("\n")
    for source, number in numbers.items():
        print(f"[{number}] {kb.source(source).citation()}")
