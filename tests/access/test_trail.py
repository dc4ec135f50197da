"""Nhật ký: what the supervisor reads of who saw and did what, and what the citizen reads of it."""

from __future__ import annotations

import json

from sqlalchemy import event, select

from models.audit.audit_entry import AuditEntry
from models.audit.looks import looks_at
from models.role import Role
from tests.access.members import KIEN_HUNG, join, visitor_of
from tests.desk.desk_house import DeskHouse
from tests.office.filings import at_the_desk, without_copies
from web.note_reading import searched_for


def entries(desk: DeskHouse, action: str) -> list[AuditEntry]:
    with desk.office.database.transaction() as session:
        return list(session.scalars(select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.id)))


def test_every_look_is_an_entry_and_the_supervisor_finds_it_by_dossier_person_and_day(desk: DeskHouse) -> None:
    first, second = desk.office.file(at_the_desk), desk.office.file(without_copies)
    code, other = first.dossier().code, second.dossier().code
    clerk, boss = desk.visitor(Role.RECEIVER), desk.visitor(Role.SUPERVISOR)
    clerk.opens(f"/ho-so/{code}")
    clerk.post(f"/ho-so/{code}/hien/applicant.phone", {})
    clerk.opens(f"/ho-so/{other}")
    receiver = desk.office.member(Role.RECEIVER).staff_id
    officer = desk.office.member(Role.JUSTICE_OFFICER).staff_id

    by_dossier = boss.opens(f"/nhat-ky?ho-so={code}")
    assert "Lê Thị Hằng Thử Cán bộ một cửa Xem hồ sơ" in by_dossier.text
    assert "Xem thông tin cá nhân đã che: Số điện thoại" in by_dossier.text
    assert "Nộp hồ sơ" in by_dossier.text
    assert other not in by_dossier.html
    assert code in boss.opens(f"/nhat-ky?nguoi={receiver}&ngay=06/10/2026&loai=xem").html
    assert "Nộp hồ sơ" not in boss.opens("/nhat-ky?loai=xem").text
    assert "Xem hồ sơ" not in boss.opens("/nhat-ky?loai=lam").text
    for nothing in (
        f"nguoi={officer}",
        "ngay=05/10/2026",
        "nguoi=khong",
        "ngay=32/13/2026",
        "ho-so=H26.99.01-000000-0000",
    ):
        assert "Không có dòng nào khớp." in boss.opens(f"/nhat-ky?{nothing}").text
    assert "không đúng; hãy ghi ngày/tháng/năm" in boss.opens("/nhat-ky?ngay=32/13/2026").text
    assert entries(desk, "trail.read"), "that the journal was read is written, too"


def test_what_was_searched_for_is_kept_as_a_hash_and_found_again_by_the_words(desk: DeskHouse) -> None:
    desk.office.file(at_the_desk)
    clerk, boss = desk.visitor(Role.RECEIVER), desk.visitor(Role.SUPERVISOR)
    clerk.opens("/tim?q=Nguyễn Văn Mẫu")
    clerk.opens("/viec?q=mau van nguyen")
    clerk.opens("/viec")
    clerk.opens("/tim?q=0900.000.001")

    said = [json.loads(entry.details) for entry in entries(desk, "search.read")]
    assert [one["words"] for one in said] == [searched_for("nguyen mau van")] * 2 + [searched_for("0900 000 001")]
    assert "Mẫu" not in str(said)
    assert "mau" not in str(said)
    found = boss.sends(boss.opens("/nhat-ky"), "/nhat-ky/ai-da-tim", tim="NGUYỄN VĂN MẪU")
    assert found.text.count("Tìm, có 1 kết quả") == 2
    nobody = boss.sends(boss.opens("/nhat-ky"), "/nhat-ky/ai-da-tim", tim="Trần Thị Khác")
    assert "Không có dòng nào khớp." in nobody.text


def test_pages_follow_each_other_without_gap_in_few_queries(desk: DeskHouse) -> None:
    story, clerk = desk.office.file(at_the_desk), desk.visitor(Role.RECEIVER)
    code = story.dossier().code
    for _ in range(70):
        clerk.get(f"/ho-so/{code}/mat")
        clerk.web.get(f"/tim?q={code}")
    boss = desk.visitor(Role.SUPERVISOR)
    asked: list[str] = []
    engine = desk.front.database.engine
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    first = boss.opens("/nhat-ky?loai=xem")
    assert len([sql for sql in asked if sql.lstrip().startswith("SELECT")]) <= 8, asked
    following = next(link for link in first.links if "sau=" in link)
    second = boss.opens(following)

    assert first.html.count("Tìm, có 1 kết quả") == 60
    assert second.html.count("Tìm, có 1 kết quả") == 10


def test_a_supervisor_with_limits_reads_of_dossiers_within_them(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    desk.visitor(Role.RECEIVER).opens(f"/ho-so/{story.dossier().code}")
    limited = visitor_of(desk, join(desk.office, Role.SUPERVISOR, territories=[KIEN_HUNG]))
    assert story.dossier().code not in limited.opens("/nhat-ky").html


def test_the_citizen_reads_day_and_role_and_never_a_name(desk: DeskHouse) -> None:
    story, both = desk.office.file(at_the_desk), join(desk.office, Role.RECEIVER, Role.RETURN_DESK)
    code = story.dossier().code
    desk.visitor(Role.CHAIRMAN).opens(f"/ho-so/{code}")
    for _ in range(3):
        visitor_of(desk, both).opens(f"/ho-so/{code}")
    desk.visitor(Role.CHAIRMAN).post(f"/ho-so/{code}/hien/applicant.phone", {})
    desk.visitor(Role.SUPERVISOR).opens(f"/nhat-ky?ho-so={code}")

    with desk.office.database.transaction() as session:
        [day] = looks_at(session, story.dossier_id)
    assert sorted(day.looks) == [
        ("Chủ tịch", "mở hồ sơ, mở số đã che"),
        ("Cán bộ một cửa, Bộ phận trả kết quả", "mở hồ sơ"),
    ]
