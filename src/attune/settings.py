"""Settings from the environment, with defaults for one machine under `var/`.

Secrets are read from the environment or from a 0600 file made here; they are never logged.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, MultiFernet

from attune.errors import SettingsError

#: name → (default, what it is for); the reference page of settings is made from this table
SETTINGS: dict[str, tuple[str, str]] = {
    "ATTUNE_DATA_DIR": ("var", "Folder of everything this machine keeps."),
    "ATTUNE_DATABASE_URL": ("", "Database; by default SQLite in the data folder."),
    "ATTUNE_MODELS_DIR": ("", "Folder of the trained model; by default in the data folder."),
    "ATTUNE_ENCODER_DIR": ("", "Folder of the sentence encoder; by default in the data folder."),
    "ATTUNE_RASA_PORT": ("5005", "Port of the chat server on loopback."),
    "ATTUNE_ACTIONS_PORT": ("5055", "Port of the action server on loopback."),
    "ATTUNE_KEYS": ("", "Fernet keys, comma-separated, newest first; else a 0600 file is made."),
    "ATTUNE_CLINIC_NAME": ("the clinic", "The clinic's name, as clients read it."),
    "ATTUNE_COUNTRY": ("", "Country (ISO 3166-1 alpha-2) where a client gives none."),
    "ATTUNE_LOCALE": ("en-GB", "Language (BCP 47) where a client gives none."),
    "ATTUNE_RELEASE_NUTRIENTS": (
        "clinician",
        "Nutrient steps that need care reach clients after release (clinician) or at once (none).",
    ),
    "ATTUNE_ALLOWED_ORIGINS": ("", "Origins, comma-separated, whose pages may embed the chat."),
}


@dataclass(frozen=True)
class Settings:
    """All settings; paths are absolute."""

    root: Path
    data_dir: Path
    database_url: str
    models_dir: Path
    encoder_dir: Path
    rasa_port: int
    actions_port: int
    keys: tuple[bytes, ...]
    clinic_name: str
    country: str | None
    locale: str
    release_by_clinician: bool
    allowed_origins: tuple[str, ...]

    @property
    def knowledge_dir(self) -> Path:
        """Reviewed content."""
        return self.root / "knowledge"

    @cached_property
    def cipher(self) -> MultiFernet:
        """Encrypts with the newest key, decrypts with any."""
        return MultiFernet([Fernet(key) for key in self.keys])

    def secret(self, purpose: str) -> bytes:
        """A secret of 32 bytes for one purpose, from the oldest key, so that rotation keeps it."""
        return hmac.new(self.keys[-1], purpose.encode(), hashlib.sha256).digest()

    def pseudonym(self, sender: str) -> str:
        """The stable pseudonym of a channel's sender id."""
        digest = hmac.new(self.secret("pseudonym"), sender.encode(), hashlib.sha256)
        return "c_" + digest.hexdigest()[:32]


@lru_cache(maxsize=1)
def load_settings() -> Settings:
    """Settings of this process. Raises SettingsError with one clear line."""
    root = Path(__file__).parents[2]
    data_dir = _path(root, "ATTUNE_DATA_DIR", root / "var")
    data_dir.mkdir(parents=True, exist_ok=True)
    return Settings(
        root=root,
        data_dir=data_dir,
        database_url=_text("ATTUNE_DATABASE_URL") or f"sqlite:///{data_dir / 'attune.db'}",
        models_dir=_path(root, "ATTUNE_MODELS_DIR", data_dir / "models"),
        encoder_dir=_path(root, "ATTUNE_ENCODER_DIR", data_dir / "encoder"),
        rasa_port=_port("ATTUNE_RASA_PORT"),
        actions_port=_port("ATTUNE_ACTIONS_PORT"),
        keys=_keys(data_dir),
        clinic_name=_text("ATTUNE_CLINIC_NAME"),
        country=_text("ATTUNE_COUNTRY") or None,
        locale=_text("ATTUNE_LOCALE"),
        release_by_clinician=_release(),
        allowed_origins=tuple(o for o in _text("ATTUNE_ALLOWED_ORIGINS").split(",") if o),
    )


def _text(name: str) -> str:
    return os.environ.get(name, "").strip() or SETTINGS[name][0]


def _path(root: Path, name: str, default: Path) -> Path:
    given = os.environ.get(name, "").strip()
    return (root / given).resolve() if given else default


def _port(name: str) -> int:
    text = _text(name)
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise SettingsError(f"{name} must be a port number, not '{text}'.")
    return int(text)


def _release() -> bool:
    text = _text("ATTUNE_RELEASE_NUTRIENTS")
    if text not in ("clinician", "none"):
        raise SettingsError("ATTUNE_RELEASE_NUTRIENTS must be 'clinician' or 'none'.")
    return text == "clinician"


def _keys(data_dir: Path) -> tuple[bytes, ...]:
    """Keys from the environment, else from the key file, which is made where nothing is kept."""
    given = os.environ.get("ATTUNE_KEYS", "").strip()
    place = data_dir / "keys"
    if given:
        lines = given.split(",")
    elif place.exists():
        lines = place.read_text().split()
    elif (data_dir / "attune.db").exists():
        raise SettingsError(
            f"The key file {place} is missing, but there is a record that it locks. "
            "Put the file back, or set ATTUNE_KEYS."
        )
    else:
        lines = [_new_key(place)]
    try:
        keys = tuple(line.strip().encode() for line in lines if line.strip())
        for key in keys:
            Fernet(key)
    except ValueError:
        raise SettingsError(
            "ATTUNE_KEYS, or the key file, holds something else than keys."
        ) from None
    if not keys:
        raise SettingsError(f"The key file {place} is empty.")
    return keys


def _new_key(place: Path) -> str:
    """A new key in a file that only its owner may read."""
    key = Fernet.generate_key().decode()
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process of ours was first
        return place.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(key + "\n")
    return key
