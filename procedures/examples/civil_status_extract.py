"""A complete request for two copies of one's own birth entry; everybody in it is made up."""

from __future__ import annotations

from datetime import date
from typing import Any


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` at the desk; the entry is of 1998, so it stands in a book on paper."""
    return {
        "procedure": "2.000635",
        "channel": "desk",
        "applicant": {
            "full_name": "Lê Thị Hoa Mẫu",
            "relation": "self",
            "personal_number": "001198000101",
            "residence": {
                "kind": "permanent",
                "province": "01",
                "ward": "09556",
                "ward_name": "Phường Hà Đông",
                "detail": "Số 3 phố Thử Nghiệm",
            },
            "phone": "0900000101",
            "email": "nguoi.nop@example.vn",
        },
        "declaration": {
            "event": "birth",
            "subject": {
                "full_name": "Lê Thị Hoa Mẫu",
                "birth_date": {"year": 1998, "month": 4, "day": 9},
                "personal_number": "001198000101",
            },
            "entry": {
                "office": "UBND phường Hà Đông",
                "registered_on": {"year": 1998, "month": 4, "day": 20},
                "number": "57/1998",
            },
            "copies": {"number": 2},
            "pledge": {"agreed": True, "text_version": "2026-01"},
        },
        "components": [
            {"code": "declaration", "kind": "original_submitted", "source": "paper", "original_kept": True},
        ],
        "delivery": {"way": "desk"},
        "payment": {"way": "cash"},
    }
