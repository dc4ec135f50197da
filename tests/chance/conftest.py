"""The crash tests tell at the end of the run how often they killed and what they found."""

from tests.summary import pytest_terminal_summary, summary

__all__ = ["pytest_terminal_summary", "summary"]
