"""What the whole suite shares: the check that the asked-for database is the one in use, and no test by the clock."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is not a wrong answer: speed is measured in the benchmark, never in a test.
# On CI the examples are the same each time; at a desk every run draws new ones.
CI = bool(os.environ.get("CI"))
settings.register_profile("guiju", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=CI)
settings.load_profile("guiju")


def pytest_configure(config: pytest.Config) -> None:
    asked = os.environ.get("GUIJU_TEST_DATABASE")
    if asked and not config.pluginmanager.has_plugin("database_choice"):
        raise pytest.UsageError("GUIJU_TEST_DATABASE needs the plugin: run pytest with -p database_choice.")


def pytest_report_header() -> str:
    return f"database: {os.environ.get('GUIJU_TEST_DATABASE') or 'sqlite'}"
