"""`attune erase`: removes every trace of one client, by the id their channel uses."""

from __future__ import annotations

from typing import Annotated

import typer


def erase(
    sender: Annotated[str, typer.Option(help="The id that the channel received.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Delete everything kept of one client, the conversation included, and say what went."""
    from attune.bootstrap import services

    house = services()
    client = house.settings.pseudonym(sender)
    with house.records.reading(client):
        pass
    if not yes and not typer.confirm("Delete everything that is kept of this client?"):
        print("Nothing was deleted.")
        raise typer.Exit(1)
    removed = house.records.erase(client)
    print("Removed:")
    for place, rows in removed.items():
        if rows:
            print(f"  {place}: {rows}")
