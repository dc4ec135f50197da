"""Đăng ký lại kết hôn, 1.004746 (NĐ 123/2015/NĐ-CP Đ24-25)."""

from __future__ import annotations

from datetime import date

from procedures.limits import WorkingDays
from procedures.procedure import Competence, Edition, Procedure, Result

MARRIAGE_REREGISTRATION = Procedure(
    code="1.004746",
    slug="marriage-reregistration",
    title="Đăng ký lại kết hôn",
    aliases=("Đăng ký lại việc kết hôn",),
    editions=(
        Edition(
            id="2026-01",
            valid_from=date(2026, 1, 1),
            limit=WorkingDays(5),
            verified_limit=WorkingDays(8),
            query_answer_within=WorkingDays(5),
            competence=Competence.PLACE_OF_REGISTRATION,
            who_may_apply="Hai vợ chồng, cả hai còn sống vào lúc hồ sơ được tiếp nhận.",
            requirements=(
                "Việc kết hôn đã đăng ký tại cơ quan có thẩm quyền của Việt Nam trước ngày 01/01/2016 nhưng cả Sổ hộ "
                "tịch và bản chính Giấy chứng nhận kết hôn đều bị mất."
            ),
            results=(Result(code="marriage_certificate", title="Giấy chứng nhận kết hôn (bản chính)", copies=2),),
            legal_basis=("Luật Hộ tịch 60/2014/QH13", "Nghị định 123/2015/NĐ-CP"),
            retention="Vĩnh viễn",
            unverified=(
                "Thời hạn đăng ký lại kết hôn (05 ngày; 08 ngày làm việc khi hỏi nơi đăng ký cũ) và thời hạn trả lời.",
                "Thẩm quyền đăng ký lại kết hôn của UBND cấp xã nơi thường trú.",
            ),
        ),
    ),
)
