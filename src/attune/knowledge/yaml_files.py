"""Reads the YAML files of a folder fast, and finds the line of a place in one of them.

What the files mean stays out (`reading.py`), and so does what is wrong with them (`checks/`).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.resolver import Resolver

from attune.errors import ContentError

#: A place in a file: keys and indices from the top.
Place = tuple[str | int, ...]

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class _Parser(CParser, Resolver):  # type: ignore[misc,unused-ignore]
    """libyaml's parser without PyYAML's resolver, which costs most of the time of a load."""

    def __init__(self, stream: bytes) -> None:
        CParser.__init__(self, stream)
        Resolver.__init__(self)

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return "plain" if kind is yaml.ScalarNode and implicit[0] else "quoted"

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def read(path: Path, name: str) -> Any:
    """The content of one file, with the scalars of YAML 1.2: `on` and dates are text.

    Raises ContentError with file, line and remedy on what is no YAML.
    """
    try:
        node = _Parser(path.read_bytes()).get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(f"{name}:{line}: {error.problem}; mend the YAML") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise ContentError(f"{name}:1: not readable as YAML; save it as UTF-8 text") from None
    return None if node is None else _value(node)


def _value(node: Any) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node.value) if node.tag == "plain" else node.value
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    return [_value(child) for child in node.value]


def _scalar(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-+.0123456789":
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
    return text


def line_of(path: Path, place: Place) -> int:
    """Line (from 1) of a place in a file, or of its nearest parent that is written there."""
    node = _Parser(path.read_bytes()).get_single_node()
    line = 1
    for step in place:
        child = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    child, line = value, key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and step in range(len(node.value)):
            child = node.value[int(step)]
            line = child.start_mark.line + 1
        if child is None:
            break
        node = child
    return line
