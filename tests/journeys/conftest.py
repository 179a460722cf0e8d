"""The running installation, one browser, and a page for everybody who signs in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect, sync_playwright

from journeys.desk import Desk
from journeys.installation import Installation, running
from journeys.watching import Watch, complaints

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]
PATIENCE_MS = 20_000
SignIn = Callable[..., Desk]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("journey")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A server with the demonstration's organisation. A fault that it wrote down fails the run."""
    with running(tmp_path_factory.mktemp("installation")) as here:
        yield here
    said = here.log.read_text(errors="replace")
    assert not list(complaints(said)), said


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail(f"No browser: none of {', '.join(BROWSERS)} is on PATH. Run `make setup-dev`.")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def new_page(office: Installation, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page in a context of its own. What its console complains about fails the test at the end."""
    watch, contexts = Watch(), list[BrowserContext]()

    def opened(**options: Any) -> Page:
        context = browser.new_context(base_url=office.address, locale="zh-CN", **options)
        context.set_default_timeout(PATIENCE_MS)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert watch.heard == []


@pytest.fixture(scope="session")
def sessions() -> dict[str, StorageState]:
    """The cookies of everybody who has signed in: once in the run, for passwords are slow to check by design."""
    return {}


@pytest.fixture
def sign_in(new_page: Callable[..., Page], sessions: dict[str, StorageState]) -> SignIn:
    """The desk of somebody who has signed in through the form; the same one when they come again."""
    desks: dict[str, Desk] = {}

    def signed_in(account: str, **options: Any) -> Desk:
        if account not in desks or options:
            page = new_page(**options, storage_state=sessions.get(account))
            desks[account] = Desk.at_work(page, account)
            sessions[account] = page.context.storage_state()
        return desks[account]

    return signed_in
