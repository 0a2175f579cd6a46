"""Turns a message into what the danger classifier sees: its embedding and the word groups in it.

The groups are those of `groups.yml` (means, a wish, a relation…) and the cues of `context.yml`;
which of them matter is learned, not written here.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from attune.safety.danger.normal import Words
from attune.safety.danger.rules import DangerRules

Floats = npt.NDArray[np.float32]
#: How far apart one group more or less puts two messages, against embeddings of length one.
GROUP_WEIGHT = 0.2
_CUES = ("negation", "past", "resolved", "returning", "fiction", "idioms")


def feature_names(rules: DangerRules) -> tuple[str, ...]:
    """All groups and cues, in a fixed order; kept with the model that was trained on them."""
    return (*rules.grammar.named(), *(f"cue:{cue}" for cue in _CUES))


def features(
    rules: DangerRules, names: Sequence[str], words: Sequence[Words], vectors: Floats
) -> Floats:
    """[n, 384 + names]: each row an embedding, then one weight for each group that occurs."""
    present = np.zeros((len(words), len(names)), dtype=np.float32)
    for row, each in enumerate(words):
        finder, scene = rules.scene(each)
        for column, name in enumerate(names):
            cue = name.removeprefix("cue:")
            found = scene.has(cue) if cue != name else finder.has_group(name)
            present[row, column] = GROUP_WEIGHT * found
    return np.hstack([vectors.astype(np.float32), present])
