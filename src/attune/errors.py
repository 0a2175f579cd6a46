"""One tree of errors: every leaf is one clear line for a person and an exit status of its own.

Client text never goes into a message here; logs and terminals may show them.
"""

from typing import ClassVar


class AttuneError(Exception):
    """Root of what Attune raises on purpose; `str(error)` is fit to show to an operator."""

    exit_status: ClassVar[int] = 1


class ContentError(AttuneError):
    """Something in `knowledge/` is missing or malformed."""

    exit_status = 3


class SettingsError(AttuneError):
    """A setting is missing or can't be used."""

    exit_status = 4


class UnknownSender(AttuneError):
    """No conversation is kept under that sender id."""

    exit_status = 5


class ModelError(AttuneError):
    """The encoder or the trained model is missing, or is not the one that was published."""

    exit_status = 6


class StorageError(AttuneError):
    """The record could not be read or written; what was said is not kept yet."""

    exit_status = 7


class PortTaken(AttuneError):
    """Another program listens on a port that Attune needs."""

    exit_status = 8


class ServiceFailed(AttuneError):
    """A process that Attune started ended or never became ready."""

    exit_status = 9


def where(error: BaseException) -> str:
    """The kind of the error at the root and the line it came from; never its text.

    An exception's text may quote what a client wrote, so logs show this instead.
    """
    while error.__cause__ is not None:
        error = error.__cause__
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    place = trace.tb_frame.f_code.co_filename.rsplit("/", 1)[-1]
    return f"{type(error).__name__} in {place}:{trace.tb_lineno}"
