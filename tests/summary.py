"""Figures that a long test wants to be read, kept for the end of the run, whichever lane of it they come from."""

from __future__ import annotations

from typing import Any

import pytest

_LINES: pytest.StashKey[list[str]] = pytest.StashKey()
_FIGURES = "figures"


@pytest.fixture(scope="session")
def summary(pytestconfig: pytest.Config) -> list[str]:
    """Whatever is appended is printed once, when all tests are over."""
    return pytestconfig.stash.setdefault(_LINES, [])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A lane hands its figures to the run that prints them."""
    handed = getattr(session.config, "workeroutput", None)
    if handed is not None:
        handed[_FIGURES] = session.config.stash.get(_LINES, [])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    node.config.stash.setdefault(_LINES, []).extend(getattr(node, "workeroutput", {}).get(_FIGURES, []))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    lines = config.stash.get(_LINES, [])
    if lines:
        terminalreporter.section("figures")
    while lines:
        terminalreporter.write_line(lines.pop(0))
