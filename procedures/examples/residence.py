"""A newborn child joins the household of its father; everybody in it is made up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

HERE = {
    "kind": "permanent",
    "province": "01",
    "ward": "09556",
    "ward_name": "Phường Hà Đông",
    "detail": "Số 3 phố Thử Nghiệm",
}


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` at the police post's desk."""
    born = filed_at - timedelta(days=20)
    return {
        "procedure": "1.004222",
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
            "subject": {"full_name": "Nguyễn Thị An Mẫu", "birth_date": born.isoformat(), "sex": "female"},
            "householder": {
                "full_name": "Nguyễn Văn Mẫu",
                "personal_number": "001090000001",
                "relation": "child",
                "consent": "paper",
            },
            "residence": HERE,
            "dwelling": "household",
            "pledge": {"agreed": True, "text_version": "2026-01"},
        },
        "components": [
            {"code": "declaration", "kind": "original_submitted", "source": "paper", "original_kept": True},
        ],
        "delivery": {"way": "desk"},
        "payment": {"way": "none"},
    }
