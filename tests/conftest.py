"""What the whole suite shares: nothing but the check that the asked-for database is the one in use."""

from __future__ import annotations

import os

import pytest


def pytest_configure(config: pytest.Config) -> None:
    asked = os.environ.get("GUIJU_TEST_DATABASE")
    if asked and not config.pluginmanager.has_plugin("database_choice"):
        raise pytest.UsageError("GUIJU_TEST_DATABASE needs the plugin: run pytest with -p database_choice.")


def pytest_report_header() -> str:
    return f"database: {os.environ.get('GUIJU_TEST_DATABASE') or 'sqlite'}"
