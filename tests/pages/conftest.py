"""The office as a ward has it, and a browser in front of it."""

from __future__ import annotations

from tests.desk.browser import chromium  # noqa: F401
from tests.office.fixtures import door, office, office_database, town  # noqa: F401
