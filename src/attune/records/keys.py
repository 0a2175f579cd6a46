"""Notices a wrong key before anything is read or written with it."""

from __future__ import annotations

import sqlalchemy as sa
from cryptography.fernet import InvalidToken
from sqlalchemy.engine import Connection

from attune.errors import SettingsError
from attune.records.conversations import Cipher
from attune.records.tables import key_check


def check(connection: Connection, cipher: Cipher, pseudonym: str) -> None:
    """Compare the keys with those of the first start, or remember them if this is it.

    Raises SettingsError where they differ.
    """
    row = connection.execute(sa.select(key_check)).first()
    if row is None:
        sealed = cipher.encrypt(pseudonym.encode())
        connection.execute(key_check.insert().values(id=1, pseudonym=pseudonym, sealed=sealed))
        return
    try:
        cipher.decrypt(bytes(row.sealed))
    except InvalidToken:
        raise SettingsError(
            "The record was made with another key. Put its key back into ATTUNE_KEYS or the key "
            "file; nothing was changed."
        ) from None
    if row.pseudonym != pseudonym:
        raise SettingsError(
            "The oldest key is missing, and pseudonyms are made from it. Put it back as the last "
            "of ATTUNE_KEYS; nothing was changed."
        )
