"""These tests share one whole office; they tell at the end what they saw."""

from tests.summary import pytest_terminal_summary, summary
from tests.whole.fixtures import running_office

__all__ = ["pytest_terminal_summary", "running_office", "summary"]
