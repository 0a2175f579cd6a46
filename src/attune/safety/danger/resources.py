"""Whom to call in each country, and the words of a crisis, from `knowledge/crisis/`.

When they are shown stays in `turns/crisis.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attune.errors import ContentError
from attune.safety.danger.content import read_mapping

INTERNATIONAL = "international"
NOT_CONFIRMED = "check"
_EMERGENCY_FIRST = frozenset(
    ["medical_emergency", "overdose_poisoning", "harm_to_others", "abuse_violence"]
)
_ALIASES = {"uk": "gb"}


@dataclass(frozen=True)
class Resource:
    """A line or service; `hours` is a plain sentence, `verified` and `on` how and when checked."""

    name: str
    contact: str
    hours: str
    url: str | None = None
    categories: tuple[str, ...] = ()
    verified: str = ""
    on: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Country:
    """A country's emergency number and the lines that may be shown."""

    emergency: str
    resources: tuple[Resource, ...]


class CrisisContent:
    """Resources by country, and words by dotted name (`questions.now`)."""

    def __init__(self, countries: Mapping[str, Country], wording: Mapping[str, Any]) -> None:
        self._countries = countries
        self._wording = wording

    def countries(self) -> tuple[str, ...]:
        """ISO codes of the countries that have a file of their own."""
        return tuple(sorted(code.upper() for code in self._countries if code != INTERNATIONAL))

    def lines(self, country: str | None, category: str) -> tuple[Resource, ...]:
        """What to show in `category`, best first; an unknown country gets the directory."""
        code = (country or "").lower()
        home = self._countries.get(_ALIASES.get(code, code))
        anywhere = self._countries[INTERNATIONAL]
        emergency = Resource(
            self.words("emergency_name"),
            (home or anywhere).emergency,
            self.words("emergency_hours"),
        )
        local = _fitting(home.resources, category) if home else ()
        directory = _fitting(anywhere.resources, category)
        if category in _EMERGENCY_FIRST or not local:
            return (emergency, *local, *directory)
        return (*local, emergency, *directory)

    def words(self, name: str) -> str:
        """The words called `name`; ContentError when there are none."""
        found: Any = self._wording
        for key in name.split("."):
            found = found.get(key) if isinstance(found, Mapping) else None
        if not isinstance(found, str):
            raise ContentError(f"crisis wording: nothing called {name!r}")
        return found


def load_crisis(knowledge_dir: Path, clinic_file: Path | None = None) -> CrisisContent:
    """All country files and the wording; `clinic_file` replaces the countries it names.

    A clinic file maps ISO codes to `{emergency, resources}` as in a country file.
    """
    folder = knowledge_dir / "crisis"
    wording = read_mapping(folder / "wording.yml")
    unsure = str(wording["hours_not_confirmed"])
    countries = {
        file.stem: _country(read_mapping(file), file.name, unsure)
        for file in sorted(folder.glob("*.yml"))
        if file.stem != "wording"
    }
    if INTERNATIONAL not in countries:
        raise ContentError("knowledge/crisis: international.yml is missing")
    if clinic_file is not None:
        for code, raw in read_mapping(clinic_file).items():
            countries[str(code).lower()] = _country(raw, clinic_file.name, unsure)
    return CrisisContent(countries, wording)


def _fitting(resources: tuple[Resource, ...], category: str) -> tuple[Resource, ...]:
    """Those for the category; the ones made for it alone come first."""
    fitting = [r for r in resources if category in r.categories]
    return tuple(sorted(fitting, key=lambda r: len(r.categories)))


def _country(raw: Mapping[str, Any], where: str, unsure: str) -> Country:
    try:
        shown = [entry for entry in raw.get("resources", ()) if entry.get("ship", True)]
        return Country(str(raw["emergency"]), tuple(_resource(entry, unsure) for entry in shown))
    except KeyError as error:
        raise ContentError(f"{where}: an entry has no {error}") from error


def _resource(entry: Mapping[str, Any], unsure: str) -> Resource:
    hours = str(entry["hours"])
    return Resource(
        name=str(entry["name"]),
        contact=str(entry["contact"]),
        hours=unsure if hours == NOT_CONFIRMED else hours,
        url=entry.get("url"),
        categories=tuple(entry["for"]),
        verified=str(entry["verified"]),
        on=str(entry["on"]),
        mark=str(entry["mark"]),
    )
