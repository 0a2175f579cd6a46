"""`attune export` and `attune erase`: one client's record, by the id their channel uses."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from attune.errors import AttuneError


class Format(str, Enum):
    """Renderings of the summary."""

    fhir = "fhir"
    json = "json"
    text = "text"


_SENDER = typer.Option(help="The id that the channel received, never its pseudonym.")


def export(
    sender: Annotated[str, _SENDER],
    format: Annotated[Format, typer.Option(help="fhir, json or text.")] = Format.fhir,
    output: Annotated[Path | None, typer.Option(help="A file; else it is printed.")] = None,
) -> None:
    """Print one client's summary."""
    from attune.bootstrap import services
    from attune.clinic.summary import summarise

    house = services()
    summary = summarise(house, house.settings.pseudonym(sender), datetime.now(timezone.utc))
    if format is Format.fhir:
        from attune.clinic.fhir import as_bundle

        rendered = json.dumps(as_bundle(summary), indent=2, ensure_ascii=False)
    elif format is Format.json:
        from attune.clinic.summary import as_json

        rendered = json.dumps(as_json(summary), indent=2, ensure_ascii=False)
    else:
        from attune.clinic.text import as_text

        rendered = as_text(summary)
    if output is None:
        print(rendered)
    else:
        output.write_text(rendered, "utf-8")


def erase(
    sender: Annotated[str, _SENDER],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Delete every trace of one client, the conversation included."""
    from attune.bootstrap import services

    house = services()
    pseudonym = house.settings.pseudonym(sender)
    with house.records.reading(pseudonym):
        pass
    if not yes and not typer.confirm("Delete everything that is kept of this client?"):
        raise AttuneError("Nothing was deleted.")
    for table, rows in house.records.erase(pseudonym).items():
        print(f"{table}: {rows} removed")
