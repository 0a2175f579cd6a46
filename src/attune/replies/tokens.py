"""Opaque, signed button tokens: what a tap sends, and what only this clinic can have made.

A token names an item and a value, nothing about the person; a forged one is plain text.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import dataclass

_MARK = "~"
_LITERAL = "#"
_SIGNATURE_BYTES = 6


@dataclass(frozen=True)
class Tap:
    """What a button stands for."""

    item: str
    value: str | int | bool


class ButtonTokens:
    """Makes and reads tokens with one secret; at most 64 bytes for every item of the intake."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def token(self, tap: Tap) -> str:
        """The payload of a button."""
        value = tap.value if isinstance(tap.value, str) else _LITERAL + json.dumps(tap.value)
        body = f"{tap.item}={value}".encode()
        return _MARK + _b64(self._sign(body) + body)

    def tap(self, text: str) -> Tap | None:
        """What a message stands for if it is a token of ours, else None."""
        if not text.startswith(_MARK):
            return None
        try:
            raw = base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
            signature, body = raw[:_SIGNATURE_BYTES], raw[_SIGNATURE_BYTES:]
            if not hmac.compare_digest(signature, self._sign(body)):
                return None
            item, _, value = body.decode().partition("=")
            literal = value.startswith(_LITERAL)
            return Tap(item, json.loads(value[1:]) if literal else value)
        except (binascii.Error, ValueError):
            return None

    def _sign(self, body: bytes) -> bytes:
        return hmac.new(self._secret, body, hashlib.sha256).digest()[:_SIGNATURE_BYTES]


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
