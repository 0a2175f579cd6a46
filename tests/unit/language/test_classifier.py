"""The classifier learns, tells honest probabilities, and is the same after saving and loading."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from attune.errors import ModelError
from attune.language.classifier import LinearClassifier, fitted_temperature
from attune.language.vectors import Floats


def _clouds(names: str, seed: int = 1) -> tuple[Floats, list[str]]:
    random = np.random.default_rng(seed)
    centres = {name: random.normal(size=8) * 3 for name in names}
    labels = [name for name in names for _ in range(40)]
    rows = np.stack([centres[label] + random.normal(size=8) for label in labels])
    return rows.astype(np.float32), labels


@pytest.mark.parametrize("names", ["ab", "abc"])
def test_learns_and_tells_probabilities(names: str) -> None:
    """Two or more labels are told apart, and each row's probabilities sum to one."""
    features, labels = _clouds(names)
    model = LinearClassifier.fit(features, labels)
    rows = model.probabilities(features)
    np.testing.assert_allclose(rows.sum(axis=1), 1.0, atol=1e-5)
    told = [model.labels[column] for column in rows.argmax(axis=1)]
    assert np.mean([a == b for a, b in zip(told, labels, strict=True)]) > 0.95


def test_the_numpy_run_is_the_sklearn_model() -> None:
    """What runs in production computes what scikit-learn computes."""
    from sklearn.linear_model import LogisticRegression

    features, labels = _clouds("ab")
    reference = LogisticRegression(
        class_weight="balanced", multi_class="multinomial", max_iter=300
    ).fit(features, labels)
    ours = LinearClassifier.fit(features, labels).probabilities(features)
    np.testing.assert_allclose(ours, reference.predict_proba(features), atol=1e-4)


def test_saved_and_loaded_is_the_same(tmp_path: Path) -> None:
    """A model read from disk answers as the one that was trained."""
    features, labels = _clouds("abc")
    model = LinearClassifier.fit(features, labels, temperature=1.7)
    model.save(tmp_path / "m.npz")
    again = LinearClassifier.load(tmp_path / "m.npz")
    np.testing.assert_array_equal(model.probabilities(features), again.probabilities(features))


def test_a_damaged_model_is_one_clear_error(tmp_path: Path) -> None:
    """Missing or cut files raise ModelError, not something from deep inside numpy."""
    with pytest.raises(ModelError, match="missing or damaged"):
        LinearClassifier.load(tmp_path / "none.npz")
    features, labels = _clouds("ab")
    LinearClassifier.fit(features, labels).save(tmp_path / "m.npz")
    (tmp_path / "m.npz").write_bytes(b"PK")
    with pytest.raises(ModelError):
        LinearClassifier.load(tmp_path / "m.npz")


def test_temperature_cools_an_overconfident_model() -> None:
    """Where sure answers are often wrong, the temperature rises above one."""
    logits = np.array([[9.0, 0.0]] * 10, dtype=np.float32)
    assert fitted_temperature(logits, np.array([0] * 7 + [1] * 3)) > 2.0
