"""A complete request of somebody who never married, to marry; everybody in it is made up."""

from __future__ import annotations

from datetime import date
from typing import Any


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` at the desk, of a person who has always lived in the same ward."""
    return {
        "procedure": "1.004873",
        "channel": "desk",
        "applicant": {
            "full_name": "Phạm Thu Mẫu",
            "relation": "self",
            "personal_number": "001198000201",
            "residence": _home("Số 5 phố Thử Nghiệm"),
            "phone": "0900000201",
            "email": "nguoi.nop@example.vn",
        },
        "declaration": _declaration(),
        "components": [
            {"code": "declaration", "kind": "original_submitted", "source": "paper", "original_kept": True},
        ],
        "delivery": {"way": "desk"},
        "payment": {"way": "cash"},
    }


def _declaration() -> dict[str, Any]:
    return {
        "kind": "first",
        "subject": {
            "full_name": "Phạm Thu Mẫu",
            "birth_date": {"year": 1998, "month": 3, "day": 12},
            "sex": "female",
            "ethnicity": "01",
            "nationality": "VN",
            "personal_number": "001198000201",
            "residence": _home("Số 5 phố Thử Nghiệm"),
        },
        "status": "never_married",
        "since": "2016-03-12",
        "residences": [],
        "purpose": "marriage",
        "intended": {
            "partner": {
                "full_name": "Lê Quang Thử",
                "birth_date": {"year": 1996, "month": 8, "day": 2},
                "sex": "male",
                "ethnicity": "01",
                "nationality": "VN",
                "personal_number": "001096000202",
            },
            "place": "Ủy ban nhân dân phường Kiến Hưng, thành phố Hà Nội",
        },
        "pledge": {"agreed": True, "text_version": "2026-01"},
    }


def _home(detail: str) -> dict[str, Any]:
    return {
        "kind": "permanent",
        "province": "01",
        "ward": "09556",
        "ward_name": "Phường Hà Đông",
        "detail": detail,
    }
