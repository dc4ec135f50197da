"""A dead grandfather is taken out of the register; everybody in it is made up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from procedures.examples.residence import HERE


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` at the police post's desk."""
    died = filed_at - timedelta(days=4)
    return {
        "procedure": "1.003197",
        "channel": "desk",
        "applicant": {
            "full_name": "Nguyễn Văn Mẫu",
            "relation": "child",
            "personal_number": "001090000001",
            "residence": HERE,
            "phone": "0900000001",
            "email": "nguoi.nop@example.vn",
        },
        "declaration": {
            "subject": {"full_name": "Nguyễn Văn Xưa Mẫu", "birth_date": {"year": 1941}},
            "ground": "death",
            "happened_on": died.isoformat(),
            "paper": {
                "number": f"12/{filed_at.year}",
                "issued_on": (filed_at - timedelta(days=1)).isoformat(),
                "issued_by": "UBND phường Hà Đông",
            },
            "residence": HERE,
            "pledge": {"agreed": True, "text_version": "2026-01"},
        },
        "components": [
            {"code": "declaration", "kind": "original_submitted", "source": "paper", "original_kept": True},
        ],
        "delivery": {"way": "desk"},
        "payment": {"way": "none"},
    }
