"""Appraising, deciding and signing in other agencies: the same acts under the titles their people bear."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, ClassVar

from sqlalchemy import select

from models.acts.act import Deed
from models.acts.appraises import APPRAISES, Drafted, ProposeRegistration
from models.acts.appraises import ProposeRefusal as RefusalProposed
from models.acts.decides import DECIDES, Approve, Return
from models.acts.decides import Refuse as RefusalDecided
from models.acts.elsewhere.confirms import CONFIRMS
from models.acts.refusal import FormFault, FormFaults
from models.acts.signs import SIGNS
from models.progress.journal_line import JournalLine

_NOT_AGREED = "Chủ hộ không đồng ý hoặc chưa trả lời; chỉ có thể đề nghị từ chối."


class ProposeEntry(ProposeRegistration):
    causes: ClassVar[str] = "Dự thảo được trình thủ trưởng cơ quan quyết định."


class ProposeRefusal(RefusalProposed):
    causes: ClassVar[str] = "Thủ trưởng xem xét; nếu từ chối, người nộp nhận văn bản nêu lý do."
    sample: ClassVar[dict[str, Any]] = {
        "reason": "Chỗ ở tại địa chỉ đề nghị không thuộc trường hợp được đăng ký.",
        "legal_basis": "Điều 23 Luật Cư trú 2020",
    }


class ReturnToHandler(Return):
    causes: ClassVar[str] = "Cán bộ thụ lý thẩm định lại theo lý do dưới đây."


class Refuse(RefusalDecided):
    sample: ClassVar[dict[str, Any]] = {
        "reason": "Hồ sơ không đủ điều kiện giải quyết theo quy định.",
        "legal_basis": "Điều 20 Luật Cư trú 2020",
    }


def _record(deed: Deed, form: ProposeEntry | ProposeRefusal) -> Drafted:
    """Nobody is registered at an address whose householder was asked and did not agree."""
    if isinstance(form, ProposeEntry) and _was_not_agreed(deed):
        raise FormFaults([FormFault("/outcome", _NOT_AGREED)])
    return APPRAISES.record(deed, form)


def _was_not_agreed(deed: Deed) -> bool:
    answers = select(JournalLine.outcome).where(
        JournalLine.dossier_id == deed.dossier.id, JournalLine.line == CONFIRMS.line
    )
    return any(not json.loads(said)["agreed"] for said in deed.session.scalars(answers))


HANDLER_APPRAISES = replace(
    APPRAISES,
    variant="elsewhere",
    awaiting="Chờ cán bộ thụ lý thẩm định",
    forms=(ProposeEntry, ProposeRefusal),
    record=_record,
)
HEAD_DECIDES = replace(
    DECIDES,
    variant="elsewhere",
    awaiting="Chờ thủ trưởng cơ quan quyết định",
    forms=(Approve, ReturnToHandler, Refuse),
)
HEAD_SIGNS = replace(SIGNS, variant="elsewhere", awaiting="Chờ thủ trưởng cơ quan ký")
