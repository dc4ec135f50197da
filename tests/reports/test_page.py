"""Báo cáo as a supervisor uses it, without scripts: choose, read, open what a figure counts, take along, keep."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import openpyxl  # type: ignore[import-untyped]
import pytest
from sqlalchemy import event, select

from models.audit.audit_entry import AuditEntry
from models.reports.kept_report import KeptReport
from models.reports.report import ReportKind
from models.role import Role
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.documents.pdf_text import text_of
from tests.office.filings import at_the_desk, without_copies
from tests.office.guardianship_filings import natural
from tests.office.open_office import OpenOffice
from tests.office.staff import hire, open_agency

NOW = "/bao-cao?bieu={}"
# The whole page, whatever it shows: who asks, his agency, the rules, the figures, what was kept.
MOST_QUERIES = 14


def three_dossiers(office: OpenOffice) -> list[str]:
    """One done, one with the officer, one guardianship; their codes in this order."""
    stories = [office.file(body) for body in (without_copies, at_the_desk, natural)]
    stories[0].goes_on_to("receives")
    stories[1].goes_on_to("appraises")
    stories[2].goes_on_to("appraises")
    office.advance(timedelta(minutes=5))
    return [story.dossier().code for story in stories]


def figure(page: HtmlPage, key: str) -> str:
    """The address behind a figure of the page."""
    found = [link for link in page.links if parse_qs(urlsplit(link).query).get("so") == [key]]
    assert len(found) == 1, key
    return found[0]


@contextmanager
def counted_queries(office: OpenOffice) -> Iterator[list[str]]:
    """The statements sent to the database inside."""
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        sent.append(statement)

    event.listen(office.database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(office.database.engine, "before_cursor_execute", note)


def kept_of(office: OpenOffice) -> list[KeptReport]:
    found: list[KeptReport] = office.scalars(lambda session: list(session.scalars(select(KeptReport))))
    return found


def test_a_supervisor_reads_the_quarter_and_opens_what_a_figure_counts(desk: DeskHouse) -> None:
    done, with_officer, _ = three_dossiers(desk.office)
    supervisor = desk.visitor(Role.SUPERVISOR)
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


def test_every_report_opens_every_figure_and_can_be_taken_along(desk: DeskHouse) -> None:
    three_dossiers(desk.office)
    supervisor = desk.visitor(Role.SUPERVISOR)
    opened = 0
    for kind in ReportKind:
        page = supervisor.opens(NOW.format(kind.value))
        assert kind.words in page.text
        for link in (link for link in page.links if link.startswith("/bao-cao/")):
            assert supervisor.get(link).status_code == 200, link
            opened += 1
    assert opened > 150


def cells_of(data: bytes) -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[cell.value for cell in row] for sheet in book.worksheets for row in sheet.iter_rows()]


def test_the_workbook_and_the_paper_say_what_the_page_says(desk: DeskHouse) -> None:
    three_dossiers(desk.office)
    supervisor = desk.visitor(Role.SUPERVISOR)
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
    audited = desk.office.scalars(
        lambda s: list(s.scalars(select(AuditEntry.action).where(AuditEntry.action == "report.downloaded")))
    )
    assert len(audited) == 2


def test_the_book_prints_people_and_the_screen_does_not_show_where_they_live(desk: DeskHouse) -> None:
    codes = three_dossiers(desk.office)
    supervisor = desk.visitor(Role.SUPERVISOR)
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


def test_a_formula_in_a_name_stays_a_name(desk: DeskHouse) -> None:
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


def test_a_report_is_kept_once_looked_at_again_and_compared(desk: DeskHouse) -> None:
    office = desk.office
    codes = three_dossiers(office)
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens("/bao-cao")
    first = supervisor.sends(page, "/bao-cao/luu")
    second = supervisor.sends(page, "/bao-cao/luu")

    assert (first.status_code, second.status_code) == (303, 303)
    assert "được lưu từ trước" in supervisor.opens(second.headers["location"]).text
    (kept,) = kept_of(office)
    office.file(at_the_desk).goes_on_to("appraises")
    office.advance(timedelta(days=8))
    shown = desk.visitor(Role.CHAIRMAN).opens(f"{first.headers['location']}?so-sanh=1")
    assert "bằng đúng bản đã lưu" in shown.text
    assert kept.checksum in shown.text
    assert "Đỗ Quốc Khánh Thử" in shown.text
    assert "Tổng cộng 3 0 3 0 1 0 1 0 2 2 0" in shown.text
    assert codes[0] in supervisor.opens(figure(shown, "7/ho-tich")).text
    papers = [supervisor.get(f"{first.headers['location']}/pdf").content for _ in range(2)]
    assert papers[0] == papers[1]
    assert kept.checksum in re.sub(r"[\s\u200b]", "", text_of(papers[0]))


def test_the_figures_of_an_earlier_day_are_those_of_that_day(desk: DeskHouse) -> None:
    three_dossiers(desk.office)
    desk.office.advance(timedelta(days=7))
    supervisor = desk.visitor(Role.SUPERVISOR)

    assert "Tổng cộng 3 0 3 0 1 0 1 0 2 0 2" in supervisor.opens("/bao-cao").text
    then = supervisor.opens("/bao-cao?bieu=ii06&ky=quy&ky-so=4&nam=2026&luc=06/10/2026")
    # At midnight the birth was overdue, the guardianship was not.
    assert "Tổng cộng 3 0 3 0 1 0 1 0 2 1 1" in then.text
    before = supervisor.opens("/bao-cao?bieu=ii06&ky=quy&ky-so=4&nam=2026&luc=05/10/2026")
    assert "Tổng cộng 0 0 0 0 0 0 0 0 0 0 0" in before.text


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
    desk: DeskHouse, typed: str, told: str
) -> None:
    page = desk.visitor(Role.SUPERVISOR).opens(f"/bao-cao?{typed}")

    assert told in page.text
    assert "Tổng cộng" in page.text


def test_figures_that_are_none_lead_nowhere(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    for key in ("ii06&so=2/ho-tich", "ii06&so=7/thue", "766&so=giua/dung-han", "766&so=tu/gi-do", "so-theo-doi&so=1/1"):
        assert supervisor.get(f"/bao-cao/ho-so?bieu={key}").status_code == 404, key
    assert supervisor.get("/bao-cao/tai/docx").status_code == 404
    assert supervisor.get("/bao-cao/bieu-do.svg?bieu=ii07b").status_code == 404


def test_no_report_tells_of_another_agency(desk: DeskHouse) -> None:
    office = desk.office
    codes = three_dossiers(office)
    kept = desk.visitor(Role.SUPERVISOR).sends(desk.visitor(Role.SUPERVISOR).opens("/bao-cao"), "/bao-cao/luu")
    with office.database.transaction() as session:
        strangers = hire(session, open_agency(session, "H26.99.02", "Bằng Lăng"))
    office.people[Role.SUPERVISOR].append(strangers[Role.SUPERVISOR][0])
    stranger = desk.visitor(Role.SUPERVISOR, 1)

    for kind in ReportKind:
        page = stranger.opens(NOW.format(kind.value))
        assert not any(code in page.text for code in codes)
    assert "Tổng cộng 0 0 0 0 0 0 0 0 0 0 0" in stranger.opens("/bao-cao").text
    assert stranger.get(kept.headers["location"]).status_code == 404
    assert stranger.get(f"{kept.headers['location']}/xlsx").status_code == 404


def test_a_page_asks_the_database_few_things_however_many_dossiers(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    numbers: dict[str, list[int]] = {}
    for dossiers in (1, 4):
        for _ in range(dossiers):
            desk.office.file(without_copies).goes_on_to("appraises")
        desk.office.advance(timedelta(minutes=5))
        for kind in ReportKind:
            with counted_queries(desk.office) as sent:
                page = supervisor.opens(NOW.format(kind.value))
            numbers.setdefault(kind.value, []).append(len(sent))
        page = supervisor.opens("/bao-cao")
        with counted_queries(desk.office) as sent:
            supervisor.opens(figure(page, "3/ho-tich"))
        numbers.setdefault("behind", []).append(len(sent))
    for what, (few, many) in numbers.items():
        assert few == many <= MOST_QUERIES, (what, few, many)


def enters(supervisor: Visitor, **typed: str) -> Any:
    return supervisor.sends(supervisor.opens("/bao-cao/ky"), "/bao-cao/ky", **typed)


def test_an_agency_enters_its_own_closing_day_by_its_document(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    before = supervisor.sends(supervisor.opens("/bao-cao"), "/bao-cao/luu")
    source = "Quyết định 01/2023/QĐ-UBND"
    kept_as_typed = enters(supervisor, since="10/2026", closing_day="45", withdrawn="left_out", source=source)
    assert kept_as_typed.status_code == 422
    assert "Hãy ghi ngày từ 1 đến 31" in kept_as_typed.text
    assert HtmlPage(kept_as_typed.text).form("/bao-cao/ky").boxes["source"] == source
    answer = enters(supervisor, since="10/2026", closing_day="31", withdrawn="left_out", source=source)

    assert answer.status_code == 303
    page = supervisor.opens(answer.headers["location"])
    assert "theo Quyết định 01/2023/QĐ-UBND" in page.text
    report = supervisor.opens("/bao-cao")
    assert "quý IV năm 2026 (15/09/2026 – 31/12/2026)" in report.text
    assert "không tính vào biểu" in report.text
    kept_before = supervisor.opens(before.headers["location"])
    assert "quý IV năm 2026 (15/09/2026 – 14/12/2026)" in kept_before.text
    behind = supervisor.opens(figure(kept_before, "3/ho-tich"))
    assert "quý IV năm 2026 (15/09/2026 – 14/12/2026)" in behind.text
    chairman = desk.visitor(Role.CHAIRMAN)
    assert not chairman.opens("/bao-cao/ky").has_form("/bao-cao/ky")
