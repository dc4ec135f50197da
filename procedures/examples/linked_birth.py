"""A complete filing of the linked birth group: an ordinary birth, a residence and an insurance card."""

from __future__ import annotations

from datetime import date
from typing import Any

from procedures.examples import birth

# The grandmother is the householder, so that her word is needed beside the parents'.
HOUSEHOLDER = {"full_name": "Phạm Thị Bà Mẫu", "personal_number": "001160000003"}


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` for a child of three weeks that is to live with its parents."""
    body = birth.example(filed_at)
    home = dict(body["applicant"]["residence"])
    body["procedure"] = "3.000722"
    body["declaration"] |= {
        "copies": {"wanted": False},
        "residence": {
            "address": home,
            "householder": dict(HOUSEHOLDER),
            "relation_to_householder": "relative",
        },
        "insurance": {"first_care": "Trạm y tế phường Hà Đông", "address": home},
    }
    body["payment"] = {"way": "none"}
    return body
