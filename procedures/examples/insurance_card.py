"""A newborn child gets its insurance card; everybody in it is made up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from procedures.examples.residence import HERE


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` at the insurance office's desk."""
    return {
        "procedure": "1.002759",
        "channel": "desk",
        "applicant": {
            "full_name": "Nguyễn Văn Mẫu",
            "relation": "father",
            "personal_number": "001090000001",
            "residence": HERE,
            "phone": "0900000001",
            "email": "nguoi.nop@example.vn",
        },
        "declaration": {
            "subject": {
                "full_name": "Nguyễn Thị An Mẫu",
                "birth_date": (filed_at - timedelta(days=20)).isoformat(),
                "sex": "female",
                "nationality": "VN",
                "ethnicity": "01",
            },
            "registered_at": "UBND phường Hà Đông",
            "guardian": {"full_name": "Nguyễn Văn Mẫu", "personal_number": "001090000001"},
            "address": HERE,
            "first_care": "Trạm y tế phường Hà Đông",
            "pledge": {"agreed": True, "text_version": "2026-01"},
        },
        "components": [
            {"code": "declaration", "kind": "original_submitted", "source": "paper", "original_kept": True},
        ],
        "delivery": {"way": "desk"},
        "payment": {"way": "none"},
    }
