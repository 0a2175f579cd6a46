"""The one array type that crosses room borders: rows of float32; what they mean stays out."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

#: A vector or a matrix; shapes are told where it is passed.
Floats = npt.NDArray[np.float32]
