"""Reads `knowledge/intake/` and `knowledge/instruments/` into plain entries, one an item.

Whether an entry makes sense stays out (`checks.py`), and so do the typed shapes (`items.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from attune.errors import ContentError

Raw = Mapping[str, Any]
#: what an instrument file may say once for all its items
INHERITED = ("type", "stem", "why", "hint", "options")


@dataclass(frozen=True)
class Entry:
    """One item as written, with what it inherits, and where it stands."""

    raw: Raw
    section: str
    instrument: str | None
    file: str
    path: tuple[str | int, ...]


@dataclass(frozen=True)
class Sources:
    """All files of the intake. `files` maps a path below `knowledge/` to its content."""

    folder: Path
    files: Mapping[str, Raw]
    entries: tuple[Entry, ...]

    @property
    def plan(self) -> Raw:
        """The list of sections and the version."""
        return self.files["intake/intake.yml"]

    def instrument(self, id: str) -> Raw | None:
        """An instrument's file, or None."""
        return self.files.get(f"instruments/{id}.yml")

    def instruments(self) -> Iterator[tuple[str, Raw]]:
        """Every instrument's file with its path."""
        return ((path, raw) for path, raw in self.files.items() if path.startswith("instruments/"))


def read_sources(folder: Path) -> Sources:
    """Read the intake below a `knowledge/` folder. Raises ContentError on what is no YAML."""
    files: dict[str, Raw] = {}
    for path in ("intake/intake.yml", "intake/units.yml"):
        files[path] = read_yaml(folder, path)
    sections = files["intake/intake.yml"].get("sections", [])
    for name in sections:
        files[f"intake/{name}.yml"] = read_yaml(folder, f"intake/{name}.yml")
    for found in sorted((folder / "instruments").glob("*.yml")):
        files[f"instruments/{found.name}"] = read_yaml(folder, f"instruments/{found.name}")
    entries = tuple(e for name in sections for e in _section_entries(files, str(name)))
    return Sources(folder, files, entries)


def read_yaml(folder: Path, path: str) -> Raw:
    """One file's mapping. Raises ContentError that names file, line and remedy."""
    try:
        raw = yaml.load((folder / path).read_bytes(), Loader=yaml.CSafeLoader)
    except FileNotFoundError:
        raise ContentError(f"{path}: file is missing; create it or drop its name") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(f"{path}:{line}: {error.problem}; mend the YAML") from None
    if not isinstance(raw, dict):
        raise ContentError(f"{path}:1: a mapping is expected; start with 'id:'")
    return raw


def _section_entries(files: Mapping[str, Raw], section: str) -> Iterator[Entry]:
    file = f"intake/{section}.yml"
    for number, raw in enumerate(files[file].get("items") or ()):
        if "run" in raw:
            yield from _run_entries(files, section, str(raw["run"]), (file, number))
        else:
            yield Entry(raw, section, None, file, ("items", number))


def _run_entries(
    files: Mapping[str, Raw], section: str, name: str, at: tuple[str, int]
) -> Iterator[Entry]:
    file = f"instruments/{name}.yml"
    if file not in files:
        raise ContentError(f"{at[0]}: run '{name}' has no file; create knowledge/{file}")
    whole = files[file]
    shared = {key: whole[key] for key in (*INHERITED, "asked_first") if key in whole}
    for number, raw in enumerate(whole.get("items") or ()):
        merged = {"type": "choice", **shared, **raw}
        yield Entry(merged, section, name, file, ("items", number))
