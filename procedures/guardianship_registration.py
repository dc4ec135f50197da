"""Đăng ký giám hộ, 1.004837 (Luật Hộ tịch Đ19-21)."""

from __future__ import annotations

from datetime import date

from procedures.limits import WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result

GUARDIANSHIP_REGISTRATION = Procedure(
    code="1.004837",
    slug="guardianship-registration",
    title="Đăng ký giám hộ",
    aliases=("Giám hộ cử", "Giám hộ đương nhiên"),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=WorkingDays(3),
            competence=Competence.RESIDENCE_OF_WARD_OR_GUARDIAN,
            who_may_apply="Người được cử làm giám hộ hoặc người giám hộ đương nhiên.",
            requirements="Người giám hộ có đủ điều kiện theo Bộ luật Dân sự 2015.",
            results=(Result(code="guardianship_extract", title="Trích lục đăng ký giám hộ"),),
            legal_basis=("Luật Hộ tịch 60/2014/QH13", "Bộ luật Dân sự 91/2015/QH13", "Nghị định 123/2015/NĐ-CP"),
            retention="Vĩnh viễn",
            unverified=("Điều kiện của người giám hộ theo Bộ luật Dân sự 2015 Đ46-63.",),
        ),
    ),
)
