"""Bodies of filings of births to be registered anew, each the example with what a story needs changed."""

from __future__ import annotations

from datetime import date

from procedures.examples.birth_again import example
from tests.office.filings import Body

OTHER_OFFICE: Body = {"commune": "09552", "keeper": "Ủy ban nhân dân phường Kiến Hưng"}
NOTHING_LEFT: Body = {"found": False, "seen": "Đã tìm trong kho, không còn quyển 01/1988."}
COPY_INSTEAD: Body = {
    "reason": "Sổ còn lưu; đề nghị cấp bản sao trích lục khai sinh (thủ tục 2.000635).",
    "legal_basis": "Điều 24 Nghị định 123/2015/NĐ-CP",
}


def again(day: date) -> Body:
    """Registered here in 1988, wants two copies: 5.000 and 16.000 đồng."""
    return example(day)


def again_online(day: date, file_id: str) -> Body:
    body = example(day)
    body["channel"] = "online"
    body["components"] = [{"code": "old_certificate_copy", "kind": "scan", "source": "upload", "file_id": file_id}]
    return body


def by_post(day: date) -> Body:
    """The result goes home by post, paid for at the door."""
    body = example(day)
    address = {name: value for name, value in body["applicant"]["residence"].items() if name != "kind"}
    address |= {"recipient": body["applicant"]["full_name"], "phone": body["applicant"]["phone"]}
    body["delivery"] = {"way": "post", "address": address}
    body["payment"] = {"way": "cod"}
    return body


def of_a_poor_household(day: date) -> Body:
    body = example(day)
    body["payment"]["exemption"] = "poor"
    body["components"].append({"code": "exemption_evidence", "kind": "original_presented", "source": "paper"})
    return body


def without_number(day: date) -> Body:
    """Nobody ever gave her a personal number; her details stand in for it."""
    body = example(day)
    del body["declaration"]["subject"]["personal_number"]
    del body["applicant"]["personal_number"]
    body["applicant"]["identity_document"] = {
        "type": "other",
        "number": "XN-000501",
        "issued_on": "2026-03-02",
        "issued_by": "Công an phường Mẫu",
    }
    return body


def of_a_year_alone(day: date) -> Body:
    """Born in 1949 on a day nobody remembers, at an office that is no more; no copy, no father named."""
    body = example(day)
    declared = body["declaration"]
    declared["subject"] |= {"birth_date": {"year": 1949}, "personal_number": "001149000504"}
    body["applicant"]["personal_number"] = "001149000504"
    declared["mother"] = {**declared["mother"], "birth_date": {"year": 1925}, "deceased": True}
    for gone in ("personal_number", "residence"):
        del declared["mother"][gone]
    declared["father"] = None
    declared["old"] |= {
        "office": "Ủy ban kháng chiến hành chính xã Mẫu Cũ",
        "place": {"province": "01", "legacy_text": "Xã Mẫu Cũ, tỉnh Hà Đông"},
        "registered_on": {"year": 1949},
        "number": None,
        "volume": None,
        "copy_held": False,
    }
    body["components"][1]["code"] = "personal_papers"
    return body
