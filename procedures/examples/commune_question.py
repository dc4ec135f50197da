"""A complete question about a marital status, as a clerk writes it down from a letter; everybody in it is made up."""

from __future__ import annotations

from datetime import date
from typing import Any

_ASKER = "Ủy ban nhân dân phường Thử Nghiệm"
_PHONE = "02430000102"
_HOME = {"province": "01", "ward": "09556", "ward_name": "Phường Hà Đông", "detail": "Số 1 phố Hành Chính"}


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` by the desk; the answer goes back by post."""
    return {
        "procedure": "9.000001",
        "channel": "post",
        "applicant": {
            "full_name": _ASKER,
            "relation": "organisation",
            "residence": {"kind": "current", **_HOME},
            "phone": _PHONE,
            "email": "vanthu@thunghiem.example.vn",
            "organisation": {"name": _ASKER},
        },
        "declaration": {
            "about": "marital_status",
            "subject": {
                "full_name": "Trần Văn Mẫu",
                "birth_date": {"year": 1994, "month": 2, "day": 11},
                "personal_number": "001094000202",
                "residence": "Tổ 4, phường Mẫu Đơn, từ năm 2012 đến năm 2019",
                "claimed": "single",
            },
            "purpose": "Cấp Giấy xác nhận tình trạng hôn nhân (1.004873)",
            "letter": {"agency": "H26.99.77", "number": "15/UBND-TP", "dated": filed_at.isoformat()},
        },
        "components": [
            {"code": "agency_letter", "kind": "original_submitted", "source": "paper", "original_kept": True},
        ],
        "delivery": {"way": "post", "address": {"recipient": _ASKER, "phone": _PHONE, **_HOME}},
        "payment": {"way": "none"},
    }
