"""A complete declaration of two who want to marry; both are made up."""

from __future__ import annotations

from datetime import date
from typing import Any

HOME = {
    "kind": "permanent",
    "province": "01",
    "ward": "09556",
    "ward_name": "Phường Hà Đông",
    "detail": "Số 4 phố Thử Nghiệm",
}


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` at the desk, filed by the man; both have never been married."""
    return {
        "procedure": "1.000894",
        "channel": "desk",
        "applicant": {
            "full_name": "Phạm Văn Duyên Mẫu",
            "relation": "husband",
            "personal_number": "001098000401",
            "residence": dict(HOME),
            "phone": "0900000401",
            "email": "ben.nam@example.vn",
        },
        "declaration": {
            "husband": _party("Phạm Văn Duyên Mẫu", 1998, "001098000401", "male", "0900000401", "ben.nam@example.vn"),
            "wife": _party("Vũ Thị Nợ Mẫu", 2000, "001300000402", "female", "0900000402", "ben.nu@example.vn"),
            "copies": {"wanted": False},
            "pledge": {"agreed": True, "text_version": "2026-01"},
        },
        "components": [
            {"code": "declaration", "kind": "original_submitted", "source": "paper", "original_kept": True},
        ],
        "delivery": {"way": "desk"},
        "payment": {"way": "none"},
    }


def _party(name: str, year: int, number: str, sex: str, phone: str, email: str) -> dict[str, Any]:
    return {
        "full_name": name,
        "birth_date": {"year": year, "month": 3, "day": 8},
        "sex": sex,
        "ethnicity": "01",
        "nationality": "VN",
        "personal_number": number,
        "residence": dict(HOME),
        "marital_status": "never_married",
        "marriage_count": 1,
        "phone": phone,
        "email": email,
    }
