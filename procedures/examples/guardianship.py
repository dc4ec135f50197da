"""A guardianship registered, and one ended; everybody in them is made up."""

from __future__ import annotations

from datetime import date
from typing import Any

_HOME = {
    "kind": "permanent",
    "province": "01",
    "ward": "09556",
    "ward_name": "Phường Hà Đông",
    "detail": "Số 5 phố Thử Nghiệm",
}
_AGE_OF_WARD = 10


def registration(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` at the desk: a grandmother, by kinship guardian of an orphan of ten years."""
    return {
        "procedure": "1.004837",
        "channel": "desk",
        "applicant": grandmother_asks(),
        "declaration": {
            **natural_terms(),
            "ward": ward(filed_at),
            "ward_birth_certificate": {"number": "31/2016", "issued_by": "Ủy ban nhân dân phường Hà Đông"},
            "copies": {"wanted": False},
            "pledge": {"agreed": True, "text_version": "2026-01"},
        },
        "components": [_paper("declaration"), _paper("natural_guardian_proof"), _paper("guardians_agreement")],
        "delivery": {"way": "desk"},
        "payment": {"way": "none"},
    }


def termination(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` at the desk: a guardianship of 2019 ends because the ward has been adopted."""
    return {
        "procedure": "1.004845",
        "channel": "desk",
        "applicant": {**grandmother_asks(), "relation": "legal_representative"},
        "declaration": {
            "grounds": "adopted",
            "details": "Được nhận làm con nuôi theo Quyết định số 01/QĐ-UBND",
            "ward": ward(filed_at),
            "guardian": {"person": grandmother()},
            "entry": {
                "place": {"province": "01", "ward": "09556", "ward_name": "Phường Hà Đông"},
                "office": "Ủy ban nhân dân phường Hà Đông",
                "registered_on": {"year": 2019, "month": 6, "day": 3},
                "number": "7/2019",
                "volume": "01/2019",
            },
            "copies": {"wanted": False},
            "pledge": {"agreed": True, "text_version": "2026-01"},
        },
        "components": [_paper("declaration"), _paper("termination_evidence")],
        "delivery": {"way": "desk"},
        "payment": {"way": "none"},
    }


def natural_terms() -> dict[str, Any]:
    """Grandmother and grandfather could both be guardian; they agreed that it is she."""
    return {
        "kind": "natural",
        "guardian": {"person": grandmother()},
        "relation": "grandparent",
        "conditions": {
            "full_capacity": True,
            "good_character": True,
            "not_prosecuted": True,
            "parental_rights_kept": True,
        },
        "grounds": "no_parents",
        "other_eligible": [
            {"full_name": "Phùng Văn Ông Mẫu", "relation": "grandparent", "personal_number": "001055000202"}
        ],
    }


def grandmother() -> dict[str, Any]:
    return {
        "full_name": "Phùng Thị Bà Mẫu",
        "birth_date": {"year": 1957, "month": 3, "day": 8},
        "sex": "female",
        "ethnicity": "01",
        "nationality": "VN",
        "personal_number": "001157000201",
        "residence": dict(_HOME),
    }


def grandmother_asks() -> dict[str, Any]:
    return {
        "full_name": "Phùng Thị Bà Mẫu",
        "relation": "grandparent",
        "personal_number": "001157000201",
        "residence": dict(_HOME),
        "phone": "0900000201",
        "email": "nguoi.nop@example.vn",
    }


def ward(filed_at: date) -> dict[str, Any]:
    year = filed_at.year - _AGE_OF_WARD
    return {
        "full_name": "Phùng Gia Cháu Mẫu",
        "birth_date": {"year": year, "month": 5, "day": 20},
        "sex": "male",
        "ethnicity": "01",
        "nationality": "VN",
        "personal_number": f"0012{year % 100:02d}000203",
        "residence": dict(_HOME),
    }


def _paper(code: str) -> dict[str, Any]:
    return {"code": code, "kind": "original_submitted", "source": "paper", "original_kept": True}
