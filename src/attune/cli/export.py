"""`attune export`: one client's summary, by the id their channel uses."""

from __future__ import annotations

import json
import sys
from datetime import datetime, timezone
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attune.errors import AttuneError

if TYPE_CHECKING:
    from attune.clinic.summary import Summary


class Format(str, Enum):
    """Renderings of the summary."""

    fhir = "fhir"
    json = "json"
    pdf = "pdf"
    text = "text"


def export(
    sender: Annotated[str, typer.Option(help="The id that the channel received.")],
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.fhir,
    output: Annotated[Path | None, typer.Option(help="A file; else it is printed.")] = None,
) -> None:
    """Write one client's record: FHIR R4, JSON, PDF or text."""
    from attune.bootstrap import services
    from attune.clinic.summary import summarise

    if format is Format.pdf and output is None and sys.stdout.isatty():
        raise AttuneError("A PDF can't be shown in a terminal; name a file with --output.")
    house = services()
    client = house.settings.pseudonym(sender)
    rendered = _render(summarise(house, client, datetime.now(timezone.utc)), format)
    if output is None:
        sys.stdout.buffer.write(rendered)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(rendered)
    except OSError as error:
        raise AttuneError(f"{output} can't be written: {error.strerror}.") from None


def _render(summary: Summary, format: Format) -> bytes:
    if format is Format.pdf:
        from attune.clinic.pdf import as_pdf

        return as_pdf(summary)
    if format is Format.text:
        from attune.clinic.text import as_text

        return as_text(summary).encode()
    if format is Format.fhir:
        from attune.clinic.fhir import as_bundle

        found = as_bundle(summary)
    else:
        from attune.clinic.as_json import as_json

        found = as_json(summary)
    return (json.dumps(found, indent=2, ensure_ascii=False) + "\n").encode()
