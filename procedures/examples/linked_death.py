"""A complete filing of the linked death group: a death in hospital, the home to be deleted, the funeral benefit."""

from __future__ import annotations

from datetime import date
from typing import Any

from procedures.examples import death

# The widow has the same right, so that her word is needed beside the son's.
WIDOW = {"full_name": "Lê Thị Mẹ Mẫu", "personal_number": "001150000203"}


def example(filed_at: date) -> dict[str, Any]:
    """The body of `POST /dossiers` by the son, who receives the benefit."""
    body = death.example(filed_at)
    son = body["applicant"]
    body["procedure"] = "2.002913"
    body["declaration"] |= {
        "copies": {"wanted": False},
        "deletion": {"wanted": True},
        "benefit": {
            "kind": "funeral",
            "recipient": {
                "full_name": son["full_name"],
                "personal_number": son["personal_number"],
                "relation": "child",
                "account": "0123456789, Ngân hàng Mẫu",
            },
            "relatives": [dict(WIDOW)],
        },
    }
    body["payment"] = {"way": "none"}
    return body
