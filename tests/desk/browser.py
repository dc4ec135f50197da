"""A real browser: Chromium as it is installed on the machine; without it these tests skip loudly, unless CI insists."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

T = TypeVar("T")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# An account without /usr/bin in its path finds the installed one all the same.
_PLACES = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/bin"))
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a file of tests, no longer: while its driver lives, this thread's event loop runs."""
    path = next((found for name in _NAMES if (found := shutil.which(name, path=_PLACES))), None)
    if path is None:
        if os.environ.get("MOTCUA_REQUIRE_BROWSER"):
            pytest.fail("Chromium is not installed, but MOTCUA_REQUIRE_BROWSER asks for it")
        pytest.skip("BROWSER TESTS SKIPPED: Chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=list(_FLAGS))
        yield browser
        browser.close()


def beside(what: Callable[[], T]) -> T:
    """This will do it in another thread: the browser's driver keeps this one's event loop running."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(what).result()


def cursor_in(page: Page, box: str) -> None:
    """This will wait until the box with that id has the focus, which a page gives a moment after it has come."""
    try:
        page.wait_for_function("box => document.activeElement.id === box", arg=box)
    except PlaywrightTimeout:
        where = page.evaluate("document.activeElement.cloneNode(false).outerHTML")
        raise AssertionError(f"the cursor is not in {box} but in {where}, on {page.url}") from None
