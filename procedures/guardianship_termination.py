"""Đăng ký chấm dứt giám hộ, 1.004845 (Luật Hộ tịch Đ22-23).

The source documents speak of "đăng ký lại việc giám hộ", which no law knows: re-registration exists for births,
marriages and deaths only. A change of guardian is this procedure followed by a new registration, so their name leads
here.
"""

from __future__ import annotations

from datetime import date

from procedures.limits import WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result

GUARDIANSHIP_TERMINATION = Procedure(
    code="1.004845",
    slug="guardianship-termination",
    title="Đăng ký chấm dứt giám hộ",
    aliases=("Đăng ký lại việc giám hộ", "Đăng ký lại giám hộ", "Thay đổi giám hộ"),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=WorkingDays(2),
            competence=Competence.PLACE_OF_REGISTRATION,
            who_may_apply="Người giám hộ; khi thay đổi giám hộ thì có người khác đủ điều kiện nhận giám hộ.",
            requirements="Việc giám hộ đã đăng ký tại chính nơi nhận hồ sơ và có căn cứ chấm dứt.",
            results=(Result(code="guardianship_end_extract", title="Trích lục đăng ký chấm dứt giám hộ"),),
            legal_basis=("Luật Hộ tịch 60/2014/QH13", "Bộ luật Dân sự 91/2015/QH13"),
            retention="Vĩnh viễn",
            unverified=("Các căn cứ chấm dứt giám hộ theo Bộ luật Dân sự 2015 Đ62.",),
        ),
    ),
)
