"""The citizen sees on which day which role looked at his dossier; names stay with the office."""

from __future__ import annotations

from typing import Any

from models.actor import Actor
from models.audit.audit_entry import record
from models.role import Role
from tests.office.filings import at_the_desk
from tests.office.open_office import OpenOffice
from tests.portal.portal_house import Citizen


def test_the_page_tells_day_and_role_of_whoever_looked(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_the_desk)
    assert "Ai đã xem hồ sơ" not in citizen.comes_with_the_receipt(story).words
    chairman, now = office.member(Role.CHAIRMAN), office.clock.now()
    looks: tuple[tuple[Actor, str, dict[str, Any]], ...] = (
        (chairman, "dossier.read", {"roles": ["chu-tich"]}),
        (chairman, "number.read", {"roles": ["chu-tich"]}),
        (office.member(Role.RECEIVER), "file.read", {}),
        (Actor("client:cong-dvc", frozenset({Role.APPLICANT})), "dossier.read", {}),
        (Actor.applicant(), "document.read", {}),
        (office.member(Role.SUPERVISOR), "trail.read", {"roles": ["giam-sat"]}),
    )
    with office.database.transaction() as session:
        for actor, action, said in looks:
            record(session, actor, action, now, dossier_id=story.dossier_id, agency_id=office.agency.id, **said)

    told = citizen.comes_with_the_receipt(story).words

    assert "1 ngày có người xem, gần nhất 06/10/2026" in told
    assert "Chủ tịch: mở hồ sơ, mở số đã che" in told
    assert "Cán bộ của cơ quan: mở giấy tờ đã nộp" in told
    assert "Cơ quan, đơn vị đã nộp hồ sơ: mở hồ sơ" in told
    assert "Giám sát" not in told
    assert "Trần Thị Nhung" not in told
