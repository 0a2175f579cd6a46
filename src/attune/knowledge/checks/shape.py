"""Holds a file to its JSON Schema: the part of JSON Schema that `knowledge/schemas/` uses.

The jsonschema package would take longer than the whole check may (tests hold both to the same
verdict). What the shape can't say stays out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from attune.knowledge.checks.faults import Finding
from attune.knowledge.documents import Document
from attune.knowledge.yaml_files import Place

Schema = dict[str, Any]
_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "null": lambda v: v is None,
}
#: The schema of each folder's files; nutrients choose theirs by kind.
_OF_FOLDER = {
    "sources": "sources",
    "pathways": "pathway",
    "hormones": "hormone",
    "lifestyle": "lifestyle",
    "medicines": "medicine_class",
    "conditions": "condition",
    "labs": "lab",
    "interactions": "interactions",
    "lexicon": "lexicon",
    "search": "search",
}
_ANY_TEXT = {"type", "minLength", "description"}
_pattern = lru_cache(maxsize=None)(re.compile)


class Schemas:
    """The schemas of a `knowledge/` folder, each read once."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds `<name>.schema.json` files."""
        self._folder = folder
        self._files: dict[str, Schema] = {}
        self._resolved: dict[tuple[str, str], tuple[Schema, str]] = {}

    def findings(self, document: Document) -> Iterator[Finding]:
        """Where a file departs from the schema of its folder."""
        for place, what in self._departures(document.raw, *self._schema(document), ()):
            remedy = f"see schemas/{_name_of(document)}.schema.json"
            yield Finding(document, place, what, remedy)

    def _schema(self, document: Document) -> tuple[Schema, str]:
        file = f"{_name_of(document)}.schema.json"
        return self._file(file), file

    def _file(self, name: str) -> Schema:
        if name not in self._files:
            self._files[name] = json.loads((self._folder / name).read_bytes())
        return self._files[name]

    def _refer(self, ref: str, file: str) -> tuple[Schema, str]:
        key = (ref, file)
        if key not in self._resolved:
            other, _, pointer = ref.partition("#")
            schema: Any = self._file(other or file)
            for step in pointer.strip("/").split("/"):
                schema = schema[step] if step else schema
            self._resolved[key] = (schema, other or file)
        return self._resolved[key]

    def _departures(
        self, value: Any, schema: Schema, file: str, place: Place
    ) -> Iterator[tuple[Place, str]]:
        while "$ref" in schema:  # what stands beside a reference is description only
            schema, file = self._refer(schema["$ref"], file)
        wrong = _scalar_fault(value, schema)
        if wrong:
            yield place, wrong
        elif isinstance(value, dict):
            yield from self._mapping(value, schema, file, place)
        elif isinstance(value, list):
            yield from self._sequence(value, schema, file, place)

    def _mapping(
        self, value: Schema, schema: Schema, file: str, place: Place
    ) -> Iterator[tuple[Place, str]]:
        for key in schema.get("required", ()):
            if key not in value:
                yield place, f"'{key}' is missing"
        known = schema.get("properties", {})
        others = schema.get("additionalProperties", True)
        for key, child in value.items():
            if key in known:
                if type(child) is str and _is_text(known[key], child):
                    continue
                yield from self._departures(child, known[key], file, (*place, key))
            elif others is False:
                yield (*place, key), f"'{key}' is not known here"
            elif others is not True:
                yield from self._departures(child, others, file, (*place, key))

    def _sequence(
        self, value: list[Any], schema: Schema, file: str, place: Place
    ) -> Iterator[tuple[Place, str]]:
        if len(value) < schema.get("minItems", 0):
            yield place, f"at least {schema['minItems']} expected"
        items = schema.get("items")
        if items is not None:
            for number, child in enumerate(value):
                yield from self._departures(child, items, file, (*place, number))


def _is_text(schema: Schema, value: str) -> bool:
    """Whether any text will do and there is some: the commonest case, settled at once."""
    return bool(value) and schema.get("type") == "string" and schema.keys() <= _ANY_TEXT


def _name_of(document: Document) -> str:
    if document.folder != "nutrients":
        return _OF_FOLDER[document.folder]
    kind = document.raw.get("kind") if isinstance(document.raw, dict) else None
    return str(kind) if kind in ("food", "herb") else "nutrient"


def _scalar_fault(value: Any, schema: Schema) -> str | None:
    """What is wrong with a value itself, its children aside."""
    kinds = schema.get("type")
    if kinds == "string" and type(value) is str and "enum" not in schema:
        return _text_fault(value, schema)
    if kinds is not None:
        listed = (kinds,) if isinstance(kinds, str) else tuple(kinds)
        if not any(_TYPES[kind](value) for kind in listed):
            return f"{_shown(value)} is not {' or '.join(listed)}"
    if "const" in schema and value != schema["const"]:
        return f"{_shown(value)} is not '{schema['const']}'"
    if "enum" in schema and value not in schema["enum"]:
        return f"{_shown(value)} is none of {', '.join(map(str, schema['enum']))}"
    if isinstance(value, str):
        return _text_fault(value, schema)
    if isinstance(value, (int, float)):
        if value < schema.get("minimum", value):
            return f"{value} is below {schema['minimum']}"
        if value > schema.get("maximum", value):
            return f"{value} is above {schema['maximum']}"
    return None


def _text_fault(value: str, schema: Schema) -> str | None:
    if len(value) < schema.get("minLength", 0):
        return "empty text"
    if "pattern" in schema and not _pattern(schema["pattern"]).search(value):
        return f"{_shown(value)} does not match {schema['pattern']}"
    return None


def _shown(value: Any) -> str:
    text = str(value)
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"
