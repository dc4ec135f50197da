"""What is written in the book of marriages when a marriage is registered anew: it holds since the old registration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from models.register.records.marriage import MARRIAGE_RECORD, TITLES, needed_of_both, spouse_fields
from procedures.forms.declarations.marriage_again import MarriageAgainDeclaration


def _record(declaration: Any, applicant: Any) -> dict[str, str]:
    """A day that is remembered only in part stays open until the officer has found it in the papers."""
    filed = MarriageAgainDeclaration.model_validate(declaration)
    day = filed.old.registered_on
    return {
        **spouse_fields("husband", filed.husband),
        **spouse_fields("wife", filed.wife),
        "married_on": day.earliest.isoformat() if day.day else "",
    }


def _needed(record: Mapping[str, str]) -> list[str]:
    return [*needed_of_both(record), "married_on"]


MARRIAGE_AGAIN_RECORD = replace(
    MARRIAGE_RECORD,
    titles={**TITLES, "married_on": "Ngày xác lập quan hệ hôn nhân (năm-tháng-ngày)"},
    build=_record,
    needed=_needed,
    groups={"husband": "Chồng", "wife": "Vợ"},
    days=frozenset({"married_on"}),
)
