"""The whole office behind its pages, read by people whose pages are English."""

from __future__ import annotations

from tests.desk.browser import chromium  # noqa: F401
from tests.desk.conftest import desk  # noqa: F401
from tests.office.fixtures import door, office, office_database, town  # noqa: F401
