"""Báo cáo as a supervisor uses it, without scripts: what he keeps, enters, and is shown of nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import event, select

from models.reports.kept_report import KeptReport
from models.reports.report import ReportKind
from models.role import Role
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.documents.pdf_text import text_of
from tests.office.filings import at_the_desk, without_copies
from tests.office.open_office import OpenOffice
from tests.office.staff import hire, open_agency
from tests.reports.quarter import NOW, figure, three_dossiers

# The whole page, whatever it shows: who asks, his agency, the rules, the figures, what was kept.
MOST_QUERIES = 14


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
