"""Figures that a long test wants to be read, kept for the end of the run. A room takes both names into its conftest."""

from __future__ import annotations

from typing import Any

import pytest

_LINES: pytest.StashKey[list[str]] = pytest.StashKey()


@pytest.fixture(scope="session")
def summary(pytestconfig: pytest.Config) -> list[str]:
    """Whatever is appended is printed once, when all tests are over."""
    return pytestconfig.stash.setdefault(_LINES, [])


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    lines = config.stash.get(_LINES, [])
    if lines:
        terminalreporter.section("figures")
    while lines:
        terminalreporter.write_line(lines.pop(0))
