"""The command line: a module a command, errors as one clear line and a status of their own.

Commands import what they need when they run, so that a quick one stays quick.
"""

from __future__ import annotations

import sys

import typer

from attune.cli import audit, chat, erase, evaluate, export, knowledge, train, up
from attune.errors import AttuneError

app = typer.Typer(
    name="attune",
    help="Attune: intake, explanation and calibration for a clinic, on the clinic's own machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("up")(up.up)
app.command("chat")(chat.chat)
app.command("train")(train.train)
app.command("export")(export.export)
app.command("erase")(erase.erase)
app.add_typer(evaluate.app, name="evaluate", help="Measure understanding on a file of your own.")
app.add_typer(audit.app, name="audit", help="Who saw or changed what.")
app.add_typer(knowledge.app, name="knowledge", help="Check, load, search and show the content.")


def main() -> None:
    """Run a command; an expected failure is one line on stderr and its own exit status."""
    try:
        app()
    except AttuneError as error:
        print(f"attune: {error}", file=sys.stderr)
        sys.exit(error.exit_status)
