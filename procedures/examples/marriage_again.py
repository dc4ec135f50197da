"""A complete declaration of a couple whose book and originals are lost; both are made up."""

from __future__ import annotations

from datetime import date
from typing import Any

from procedures.examples.marriage import HOME


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` at the desk, filed by the wife; they married here in 1994."""
    return {
        "procedure": "1.004746",
        "channel": "desk",
        "applicant": {
            "full_name": "Đinh Thị Xưa Mẫu",
            "relation": "wife",
            "personal_number": "001171000412",
            "residence": dict(HOME),
            "phone": "0900000412",
            "email": "vo.chong@example.vn",
        },
        "declaration": {
            "husband": _spouse("Cao Văn Cũ Mẫu", 1969, "001069000411", "male", "0900000411"),
            "wife": _spouse("Đinh Thị Xưa Mẫu", 1971, "001171000412", "female", "0900000412"),
            "old": {
                "office": "Ủy ban nhân dân xã Mẫu Cũ, huyện Thanh Oai, tỉnh Hà Tây",
                "place": {"province": "01", "ward": "09556", "legacy_text": "Xã Mẫu Cũ, tỉnh Hà Tây"},
                "registered_on": {"year": 1994, "month": 5, "day": 6},
                "number": "23",
                "volume": "01/1994",
                "copy_held": True,
            },
            "originals_lost": True,
            "book_lost": True,
            "copies": {"wanted": False},
            "pledge": {"agreed": True, "text_version": "2026-01"},
        },
        "components": [
            {"code": "declaration", "kind": "original_submitted", "source": "paper", "original_kept": True},
            {"code": "old_certificate_copy", "kind": "compared_copy", "source": "paper"},
        ],
        "delivery": {"way": "desk"},
        "payment": {"way": "cash"},
    }


def _spouse(name: str, year: int, number: str, sex: str, phone: str) -> dict[str, Any]:
    return {
        "full_name": name,
        "birth_date": {"year": year, "month": 8, "day": 19},
        "sex": sex,
        "ethnicity": "01",
        "nationality": "VN",
        "personal_number": number,
        "residence": dict(HOME),
        "phone": phone,
    }
