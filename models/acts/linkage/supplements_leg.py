"""The applicant hands in what another agency asks for in its part of a linked group; the office passes it on."""

from __future__ import annotations

from typing import Any, ClassVar

from models.acts.act import Act
from models.acts.supplements import SUPPLEMENTS, Supplement, Supplemented, take_what_came


class SupplementForLeg(Supplement):
    causes: ClassVar[str] = "Nội dung bổ sung được chuyển cho cơ quan đã yêu cầu; thời hạn của họ được tính tiếp."
    sample: ClassVar[dict[str, Any]] = {"answer": "Gia đình gửi kèm ý kiến của chủ hộ."}


# The same line as at intake, so that page and API find it; the dossier's own status is not touched by it.
SUPPLEMENTS_LEG = Act(
    line=SUPPLEMENTS.line,
    variant="leg",
    title="Nộp bổ sung theo yêu cầu của cơ quan phối hợp",
    awaiting="Chờ người nộp bổ sung theo yêu cầu của cơ quan phối hợp",
    role=SUPPLEMENTS.role,
    also_role=SUPPLEMENTS.also_role,
    forms=(SupplementForLeg,),
    outcome=Supplemented,
    record=take_what_came,
    on_limit=Supplemented(lapsed=True),
)
