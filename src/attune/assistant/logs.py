"""Logs of the Rasa process: ids and timings, never words; tracebacks name types alone.

Stock tracebacks show local variables, and some of Rasa's events carry the client's text.
"""

from __future__ import annotations

import logging
import warnings

import structlog

from attune.errors import where


class _WithoutWords(logging.Formatter):
    """Leaves exception texts and stack values out: a message of the exception may quote words."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - the name is logging's
        error = ei[1] if isinstance(ei, tuple) else None
        return f"({where(error) if isinstance(error, BaseException) else 'error'})"

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 - the name is logging's
        return ""


_KEEP = ("event", "level", "timestamp", "logger")


def _only_plain(
    _logger: object, _name: str, event: structlog.types.EventDict
) -> structlog.types.EventDict:
    """Keep what names an event; values of events may hold what a client wrote."""
    return {key: value for key, value in event.items() if key in _KEEP}


def configure_logs(level: int = logging.WARNING) -> None:
    """Send the process's logs to stderr, stripped."""
    handler = logging.StreamHandler()
    handler.setFormatter(_WithoutWords("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.getLogger("attune").setLevel(logging.INFO)
    warnings.simplefilter("ignore")
    structlog.configure(
        processors=[
            _only_plain,
            structlog.processors.KeyValueRenderer(key_order=["event"], repr_native_str=False),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
