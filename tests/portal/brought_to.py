"""Dossiers brought by the legal path to where a citizen has something to do."""

from __future__ import annotations

from typing import Any

from tests.documents.hostile_files import picture
from tests.office.filings import online, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

PICTURE = picture("JPEG")
OTHER_PICTURE = picture("PNG", (700, 500))
MISSING: list[dict[str, Any]] = [
    {
        "component": "medical_birth_certificate",
        "reason": "Bản chụp Giấy chứng sinh bị mờ, không đọc được ngày sinh.",
        "what_to_do": "Chụp lại rõ cả bốn góc của Giấy chứng sinh.",
        "legal_basis": "Điều 16 Luật Hộ tịch 2014",
    },
    {
        "pointer": "/declaration/child/full_name",
        "reason": "Chữ đệm của trẻ khác với Giấy chứng sinh.",
        "what_to_do": "Ghi lại đúng họ, chữ đệm, tên của trẻ.",
    },
    {"reason": "Chưa rõ trẻ sinh tại nhà hay tại trạm y tế.", "what_to_do": "Cho biết nơi sinh cụ thể của trẻ."},
]
CORRECTION = {
    "field": "birthplace",
    "value": "Bệnh viện Mẫu Hà Đông, Phường Hà Đông, Thành phố Hà Nội, Việt Nam",
    "reason": "Ghi thêm quốc gia theo biểu mẫu của sổ.",
}


def filed_online(office: OpenOffice) -> Story:
    file_id = office.upload(PICTURE)
    return office.file(lambda day: online(day, file_id))


def asked_to_supplement(office: OpenOffice, items: list[dict[str, Any]] | None = None) -> Story:
    story = office.file(without_copies)
    story.answers("checks_components", "incomplete", items=items or MISSING)
    return story


def draft_to_read(office: OpenOffice, corrections: list[dict[str, str]] | None = None) -> Story:
    story = filed_online(office)
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_registration", corrections=[CORRECTION] if corrections is None else corrections)
    return story


def result_online(office: OpenOffice) -> Story:
    story = filed_online(office)
    story.goes_on_to("receives")
    return story


def pages_of(story: Story) -> str:
    return f"/tra-cuu/{story.dossier().code}"
