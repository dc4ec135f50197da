"""Bodies of filings of marriages to be registered anew, each the example with what a story needs changed."""

from __future__ import annotations

from datetime import date

from procedures.examples.marriage_again import example
from tests.office.filings import Body

OTHER_OFFICE: Body = {"commune": "09552", "keeper": "Ủy ban nhân dân phường Kiến Hưng"}
NOTHING_LEFT: Body = {"found": False, "seen": "Đã tìm trong kho, không còn quyển 01/1994."}
COPY_INSTEAD: Body = {
    "reason": "Sổ còn lưu; đề nghị cấp bản sao trích lục kết hôn (thủ tục 2.000635).",
    "legal_basis": "Điều 24 Nghị định 123/2015/NĐ-CP",
}


def again(day: date) -> Body:
    """Married here in 1994; the wife files at the desk: 30.000 đồng."""
    return example(day)


def again_online(day: date, file_id: str) -> Body:
    body = example(day)
    body["channel"] = "online"
    body["components"] = [{"code": "old_certificate_copy", "kind": "scan", "source": "upload", "file_id": file_id}]
    return body


def of_a_poor_household(day: date) -> Body:
    body = example(day)
    body["payment"]["exemption"] = "poor"
    body["components"].append({"code": "exemption_evidence", "kind": "original_presented", "source": "paper"})
    return body


def on_a_day_forgotten(day: date) -> Body:
    """They remember the year only, and what the commune was called."""
    body = example(day)
    body["declaration"]["old"]["registered_on"] = {"year": 1994}
    body["declaration"]["old"]["place"] = {"province": "01", "legacy_text": "Xã Mẫu Cũ, tỉnh Hà Tây"}
    return body
