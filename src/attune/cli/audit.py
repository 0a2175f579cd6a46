"""`attune audit`: shows who did what with the record, and checks that nobody rewrote it."""

from __future__ import annotations

from typing import Annotated

import typer

from attune.errors import StorageError

app = typer.Typer(help="Who saw, exported or erased what.", no_args_is_help=True)


@app.command()
def verify() -> None:
    """Check the whole trail; a line that was changed or taken out ends in a non-zero status."""
    from attune.bootstrap import services

    records = services().records
    broken = records.audit_broken_at()
    if broken is not None:
        raise StorageError(f"The audit trail is not what was written, from line {broken} on.")
    print(f"The audit trail is whole: {len(records.audit_lines())} lines.")


@app.command("list")
def show(
    sender: Annotated[str | None, typer.Option(help="Only lines about this sender.")] = None,
) -> None:
    """Print the trail, oldest first."""
    from attune.bootstrap import services

    house = services()
    client = None if sender is None else house.settings.pseudonym(sender)
    for line in house.records.audit_lines(client):
        detail = " ".join(f"{key}={value}" for key, value in line.detail.items())
        print(line.id, line.at.isoformat(timespec="seconds"), line.actor, line.action,
              line.reference or "-", detail)  # fmt: skip
