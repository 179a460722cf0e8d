"""What the installation is told from outside: the folder of all state and the database."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def state_folder() -> Path:
    """The one folder of all state (GUIJU_DATA, default ./data); made when it is not there."""
    folder = Path(os.environ.get("GUIJU_DATA", "data")).resolve()
    (folder / "keys").mkdir(parents=True, exist_ok=True)
    (folder / "files").mkdir(exist_ok=True)
    (folder / "static").mkdir(exist_ok=True)  # empty in most installations: files come from the packages
    return folder


def secret_key(folder: Path) -> str:
    """The signing key of this installation, made once and kept in its state folder."""
    path = folder / "keys" / "secret"
    if not path.exists():
        path.touch(mode=0o600, exist_ok=True)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return path.read_text(encoding="ascii")


def database(folder: Path) -> dict[str, Any]:
    """Django's database settings from GUIJU_DATABASE_URL, SQLite in the state folder when it is not set."""
    url = os.environ.get("GUIJU_DATABASE_URL", "")
    return _postgres(url) if url.startswith(("postgres://", "postgresql://")) else _sqlite(folder, url)


def _sqlite(folder: Path, url: str) -> dict[str, Any]:
    name = url.removeprefix("sqlite:///") or str(folder / "guiju.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            # Writers queue at BEGIN instead of failing in the middle.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;",
        },
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": os.environ.get("GUIJU_TEST_SQLITE", ":memory:")},
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        # The statements of every action are prepared once in a connection; a pooler must allow that.
        "OPTIONS": {"prepare_threshold": 5},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def template_folders() -> list[Path]:
    """The `templates` folder of every app of the product, in the order of their names."""
    return sorted(Path(__file__).parent.parent.glob("*/templates"))


def catalogues() -> Path:
    """The translations of the screens: the .po files people edit, the .mo files made from them (make catalogue)."""
    return Path(__file__).parent.parent / "locale"
