"""These tests share one whole office."""

from tests.whole.fixtures import running_office

__all__ = ["running_office"]
