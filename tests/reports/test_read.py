"""Báo cáo as it is read, without scripts: choose, open what a figure counts, take along."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import openpyxl  # type: ignore[import-untyped]
import pytest
from sqlalchemy import select

from models.audit.audit_entry import AuditEntry
from models.database import Database
from models.reports.report import ReportKind
from models.role import Role
from tests.desk.desk_house import DeskHouse, open_desk
from tests.documents.pdf_text import text_of
from tests.office.back_door import BackDoor
from tests.office.filings import without_copies
from tests.office.fixtures import office_in
from tests.office.open_office import OpenOffice
from tests.reports.quarter import NOW, figure, three_dossiers
from tests.simulators.running import RunningSimulators


@dataclass(frozen=True)
class Reported:
    """One quarter for all tests of this file; those that change it stand last."""

    desk: DeskHouse
    codes: list[str]


@pytest.fixture(scope="module")
def reported(
    office_database: Database, town: RunningSimulators, door: BackDoor, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reported]:
    with office_in(office_database, town, door, tmp_path_factory.mktemp("quarter")) as office:
        codes = three_dossiers(office)
        yield Reported(open_desk(office), codes)


def test_a_supervisor_reads_the_quarter_and_opens_what_a_figure_counts(reported: Reported) -> None:
    done, with_officer, _ = reported.codes
    supervisor = reported.desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens("/bao-cao")

    assert "Biểu số II.06" in page.text
    assert "quý IV năm 2026 (15/09/2026 – 14/12/2026)" in page.text
    assert "Tổng cộng 3 0 3 0 1 0 1 0 2 2 0" in page.text
    resolved = supervisor.opens(figure(page, "7/ho-tich"))
    assert "1 hồ sơ của một số liệu" in resolved.text
    assert "Đã giải quyết: tổng số – Hộ tịch" in resolved.text
    assert done in resolved.text
    assert "Đúng hạn" in resolved.text
    under_way = supervisor.opens(figure(page, "11/1.001193"))
    assert with_officer in under_way.text
    assert done not in under_way.text
    assert f"/ho-so/{with_officer}" in under_way.links


def test_every_report_opens_every_figure_and_can_be_taken_along(reported: Reported) -> None:
    supervisor = reported.desk.visitor(Role.SUPERVISOR)
    opened = 0
    for kind in ReportKind:
        page = supervisor.opens(NOW.format(kind.value))
        assert kind.words in page.text
        # Of the figures that count nothing one is opened: they differ in nothing but their column.
        zeros = [html.unescape(link) for link in re.findall(r'class="zero" href="([^"]+)"', page.html)]
        for link in (link for link in page.links if link.startswith("/bao-cao/") and link not in zeros[1:]):
            assert supervisor.get(link).status_code == 200, link
            opened += 1
    assert opened > 70


def cells_of(data: bytes) -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[cell.value for cell in row] for sheet in book.worksheets for row in sheet.iter_rows()]


def test_the_workbook_and_the_paper_say_what_the_page_says(reported: Reported) -> None:
    supervisor = reported.desk.visitor(Role.SUPERVISOR)
    before = downloads(reported.desk.office)
    page = supervisor.opens("/bao-cao")
    of = {urlsplit(link).path: link for link in page.links if "/tai/" in link}
    rows = cells_of(supervisor.get(of["/bao-cao/tai/xlsx"]).content)
    paper = " ".join(text_of(supervisor.get(of["/bao-cao/tai/pdf"]).content).split())

    total = next(row for row in rows if row[1] == "Tổng cộng")
    assert total[2:13] == [3, 0, 3, 0, 1, 0, 1, 0, 2, 2, 0]
    assert " ".join(str(number) for number in total[2:13]) in page.text
    assert "Số hồ sơ đang giải quyết" in [value for row in rows for value in row]
    birth = next(row for row in rows if str(row[1]).startswith("1.001193"))
    assert birth[2:13] == [2, 0, 2, 0, 1, 0, 1, 0, 1, 1, 0]
    period, agency = "quý IV năm 2026 (15/09/2026 – 14/12/2026)", "Ủy ban nhân dân phường Mẫu Đơn"
    for words in (f"Kỳ báo cáo: {period}", f"Đơn vị báo cáo: {agency}"):
        assert [words] in [row[:1] for row in rows]
        assert words in paper
    assert "BIỂU SỐ II.06" in paper.upper()
    assert "Tổng cộng 3 0 3 0 1 0 1 0 2 2 0" in paper
    assert downloads(reported.desk.office) == before + 2


def downloads(office: OpenOffice) -> int:
    """How many takings along the journal knows."""
    noted = select(AuditEntry.action).where(AuditEntry.action == "report.downloaded")
    return len(office.scalars(lambda session: list(session.scalars(noted))))


def test_the_book_prints_people_and_the_screen_does_not_show_where_they_live(reported: Reported) -> None:
    codes = reported.codes
    supervisor = reported.desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens(NOW.format("so-theo-doi"))
    printed = next(link for link in page.links if "/tai/xlsx" in link)
    rows = cells_of(supervisor.get(printed).content)

    lines = [row for row in rows if row[1] in codes]
    assert [row[0] for row in lines] == ["1/2026", "2/2026", "3/2026"]
    for row in lines:
        address, _, phone = row[4].rpartition("; ")
        assert row[1] in page.text
        assert address not in page.text
        assert phone not in page.text
        assert row[5] == "Ủy ban nhân dân phường Mẫu Đơn"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("luc=31/02/2026", "không có trong lịch"),
        ("luc=01/01/2020", "phải trong kỳ"),
        ("ky=quy&ky-so=9", "Không có kỳ báo cáo này"),
        ("nam=hai", "bằng số"),
        ("ky=nam&nam=2031", "chưa bắt đầu"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_report_is_shown_all_the_same(
    reported: Reported, typed: str, told: str
) -> None:
    page = reported.desk.visitor(Role.SUPERVISOR).opens(f"/bao-cao?{typed}")

    assert told in page.text
    assert "Tổng cộng" in page.text


def test_figures_that_are_none_lead_nowhere(reported: Reported) -> None:
    supervisor = reported.desk.visitor(Role.SUPERVISOR)
    for key in ("ii06&so=2/ho-tich", "ii06&so=7/thue", "766&so=giua/dung-han", "766&so=tu/gi-do", "so-theo-doi&so=1/1"):
        assert supervisor.get(f"/bao-cao/ho-so?bieu={key}").status_code == 404, key
    assert supervisor.get("/bao-cao/tai/docx").status_code == 404
    assert supervisor.get("/bao-cao/bieu-do.svg?bieu=ii07b").status_code == 404


# -- what changes the quarter --------------------------------------------------------------------------------------


def test_the_figures_of_an_earlier_day_are_those_of_that_day(reported: Reported) -> None:
    reported.desk.office.advance(timedelta(days=7))
    supervisor = reported.desk.visitor(Role.SUPERVISOR)

    assert "Tổng cộng 3 0 3 0 1 0 1 0 2 0 2" in supervisor.opens("/bao-cao").text
    then = supervisor.opens("/bao-cao?bieu=ii06&ky=quy&ky-so=4&nam=2026&luc=06/10/2026")
    # At midnight the birth was overdue, the guardianship was not.
    assert "Tổng cộng 3 0 3 0 1 0 1 0 2 1 1" in then.text
    before = supervisor.opens("/bao-cao?bieu=ii06&ky=quy&ky-so=4&nam=2026&luc=05/10/2026")
    assert "Tổng cộng 0 0 0 0 0 0 0 0 0 0 0" in before.text


def test_a_formula_in_a_name_stays_a_name(reported: Reported) -> None:
    desk = reported.desk

    def of_a_joker(day: Any) -> Any:
        body = without_copies(day)
        body["applicant"]["full_name"] = "Nguyễn Văn Mẫu"
        return body

    story = desk.office.file(of_a_joker)
    story.goes_on_to("appraises")
    with desk.office.database.transaction() as session:
        session.get_one(type(story.dossier()), story.dossier_id).applicant_name = "=1+1"
    desk.office.advance(timedelta(minutes=5))
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens(NOW.format("so-theo-doi"))
    data = supervisor.get(next(link for link in page.links if "/tai/xlsx" in link)).content

    book = openpyxl.load_workbook(io.BytesIO(data))
    names = [row[3] for row in book.worksheets[0].iter_rows() if row[3].value == "=1+1"]
    assert [cell.data_type for cell in names] == ["s"]
