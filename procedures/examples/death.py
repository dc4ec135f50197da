"""A complete filing of a death in hospital; everybody in it is made up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

_HOME = {
    "kind": "permanent",
    "province": "01",
    "ward": "09556",
    "ward_name": "Phường Hà Đông",
    "detail": "Số 4 phố Thử Nghiệm",
}


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` for a death three days before that day, filed by the son, with one copy."""
    died_on = filed_at - timedelta(days=3)
    return {
        "procedure": "1.000656",
        "channel": "desk",
        "applicant": {
            "full_name": "Phạm Văn Con Mẫu",
            "relation": "child",
            "personal_number": "001075000201",
            "residence": dict(_HOME),
            "phone": "0900000201",
            "email": "nguoi.nop@example.vn",
        },
        "declaration": _declaration(died_on),
        "components": [
            {"code": "declaration", "kind": "original_submitted", "source": "paper", "original_kept": True},
            {"code": "facility_notice", "kind": "original_submitted", "source": "paper", "original_kept": True},
        ],
        "delivery": {"way": "desk"},
        "payment": {"way": "cash"},
    }


def _declaration(died_on: date) -> dict[str, Any]:
    return {
        "deceased": {
            "full_name": "Phạm Văn Cha Mẫu",
            "birth_date": {"year": 1948, "month": 2, "day": 3},
            "sex": "male",
            "ethnicity": "01",
            "nationality": "VN",
            "personal_number": "001048000202",
        },
        "last_residence": dict(_HOME),
        "died": {"on": died_on.isoformat(), "hour": 5, "minute": 30},
        "place": {
            "kind": "facility",
            "facility": "Bệnh viện Mẫu Hà Đông",
            "place": {"province": "01", "ward": "09556", "ward_name": "Phường Hà Đông"},
        },
        "cause": "Bệnh tim mạch",
        "evidence": {
            "kind": "facility_notice",
            "number": "GBT-000201",
            "issued_on": died_on.isoformat(),
            "issued_by": "Bệnh viện Mẫu Hà Đông",
        },
        "copies": {"wanted": True, "number": 1},
        "pledge": {"agreed": True, "text_version": "2026-01"},
    }
