"""Báo cáo as a supervisor uses it, without scripts: choose, read, open what a figure counts, take along, keep."""

from __future__ import annotations

import io
import re
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from sqlalchemy import event, select

from models.audit.audit_entry import AuditEntry
from models.clock.clock import VIETNAM
from models.reports.kept_report import KeptReport
from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.documents.pdf_text import text_of
from tests.office.filings import at_the_desk, by_post

EVERY_KIND = ("ii06", "ii07b", "766", "dvc", "so-theo-doi")


def test_placeholder(desk: DeskHouse) -> None:
    visitor = desk.visitor(Role.SUPERVISOR)
    desk.office.file(at_the_desk).goes_on_to("appraises")
    for kind in EVERY_KIND:
        page = visitor.opens(f"/bao-cao?bieu={kind}")
        for link in page.links:
            if link.startswith("/bao-cao/"):
                answer = visitor.get(link)
                assert answer.status_code == 200, (link, answer.text[:500])
                if "/tai/" in link:
                    open("/tmp/rep-" + kind + "." + link.split("?")[0].rsplit("/", 1)[1], "wb").write(answer.content)
