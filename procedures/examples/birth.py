"""A complete filing of an ordinary birth; everybody in it is made up, and the numbers end in 000001 and so on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

_AGE = timedelta(days=21)

_HOME = {
    "kind": "permanent",
    "province": "01",
    "ward": "09556",
    "ward_name": "Phường Hà Đông",
    "detail": "Số 1 phố Thử Nghiệm",
}
_ORIGIN = {"province": "01", "ward": "09556", "ward_name": "Phường Hà Đông"}


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` for a child born in hospital three weeks before that day, filed by the father."""
    return {
        "procedure": "1.001193",
        "channel": "desk",
        "applicant": _applicant(),
        "declaration": _declaration(filed_at - _AGE),
        "components": [
            {"code": "declaration", "kind": "original_submitted", "source": "paper", "original_kept": True},
            {
                "code": "medical_birth_certificate",
                "kind": "original_submitted",
                "source": "paper",
                "original_kept": True,
            },
        ],
        "delivery": {"way": "desk"},
        "payment": {"way": "cash"},
    }


def _applicant() -> dict[str, Any]:
    return {
        "full_name": "Nguyễn Văn Mẫu",
        "relation": "father",
        "personal_number": "001090000001",
        "residence": dict(_HOME),
        "phone": "0900000001",
        "email": "nguoi.nop@example.vn",
    }


def _declaration(born_on: date) -> dict[str, Any]:
    return {
        "kind": "ordinary",
        "child": {
            "full_name": "Nguyễn Thị An Mẫu",
            "birth_date": born_on.isoformat(),
            "sex": "female",
            "ethnicity": "01",
            "nationality": "VN",
            "birth_place": {
                "kind": "facility",
                "facility": "Bệnh viện Mẫu Hà Đông",
                "place": dict(_ORIGIN),
            },
            "origin": dict(_ORIGIN),
        },
        "mother": _parent("Trần Thị Thử", 1992, "001192000002", "female"),
        "father": _parent("Nguyễn Văn Mẫu", 1990, "001090000001", "male"),
        "parents_married": True,
        "marriage": {"registered_on": "2020-05-20", "registered_at": "UBND phường Hà Đông", "number": "15/2020"},
        "evidence": {
            "kind": "medical_certificate",
            "number": "GCS-000001",
            "issued_on": (born_on + timedelta(days=1)).isoformat(),
            "issued_by": "Bệnh viện Mẫu Hà Đông",
        },
        "copies": {"wanted": True, "number": 2},
        "pledge": {"agreed": True, "text_version": "2026-01"},
    }


def _parent(name: str, year: int, number: str, sex: str) -> dict[str, Any]:
    return {
        "full_name": name,
        "birth_date": {"year": year, "month": 6, "day": 15},
        "sex": sex,
        "ethnicity": "01",
        "nationality": "VN",
        "personal_number": number,
        "residence": dict(_HOME),
    }
