"""The database says what it knows of one of the two; when it cannot, the commune is asked, and never the couple.

NĐ 07/2025/NĐ-CP: nobody may be told to bring a certificate of marital status.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID, uuid4

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.answers_look_up import ANSWERS_LOOK_UP, Answered
from models.acts.outcome import Form, Outcome, Sentence
from models.register.look_up import LookUp
from models.register.marriage.couple import spouse_of
from models.register.marriage.marital_finding import finding
from models.role import Role


class SpouseKnown(Outcome):
    """`source` is database or nobody; `marital` is single, married, ended (before this dossier) or no_data."""

    look_up_id: UUID
    source: str
    marital: str
    mismatch: bool = False

    @property
    def marital_data_missing(self) -> bool:
        return self.marital == "no_data"


class DatabaseSilent(Form):
    name: ClassVar[str] = "database_silent"
    title: ClassVar[str] = "Không tra cứu được, hỏi Ủy ban nhân dân cấp xã"
    causes: ClassVar[str] = (
        "Ủy ban nhân dân cấp xã nơi thường trú được hỏi và trả lời trong 03 ngày làm việc; "
        "không yêu cầu người dân nộp giấy xác nhận."
    )
    sample: ClassVar[dict[str, Any]] = {"reason": "Cơ sở dữ liệu không kết nối được từ sáng nay."}

    reason: Sentence = Field(title="Vì sao không tra cứu được")


def _record(deed: Deed, form: Answered | DatabaseSilent) -> SpouseKnown:
    who = who_is_meant(deed)
    from_database = isinstance(form, Answered)
    answer = form.data if isinstance(form, Answered) else {"seen": form.reason}
    look_up = LookUp(
        id=uuid4(),
        dossier_id=deed.dossier.id,
        kind=str(answer.get("kind", "marital")),
        source="co-so-du-lieu" if from_database else "khong-tra-cuu-duoc",
        reference=deed.item.reference,
        answer={**answer, "who": who},
        answered_at=deed.now,
        recorded_by=deed.actor.key,
    )
    deed.session.add(look_up)
    source = "database" if from_database else "nobody"
    person = next((one for one in answer.get("persons", ()) if isinstance(one, dict)), {})
    said = person.get("marital")
    marital: dict[str, Any] = said if isinstance(said, dict) else {}
    return SpouseKnown(
        look_up_id=look_up.id,
        source=source,
        marital=finding(spouse_of(deed.dossier, who), marital.get("status"), marital.get("certificate")),
        mismatch=from_database and not (person.get("found") and person.get("matches")),
    )


def who_is_meant(deed: Deed) -> str:
    """The wait stands in the leg of the one of the two it is about."""
    return deed.item.leg.rpartition("/")[2]


ANSWERS_SPOUSE_LOOK_UP: Act[SpouseKnown] = Act(
    line=ANSWERS_LOOK_UP.line,
    title="Ghi nhận kết quả tra cứu tình trạng hôn nhân",
    awaiting="Chờ cơ sở dữ liệu dân cư, hộ tịch trả lời",
    role=Role.PARTNER,
    also_role=Role.JUSTICE_OFFICER,
    forms=(Answered,),
    also_forms=(DatabaseSilent,),
    variant="spouse",
    outcome=SpouseKnown,
    record=_record,
)


class PapersSeen(DatabaseSilent):
    name: ClassVar[str] = "papers_seen"
    title: ClassVar[str] = "Không tra cứu được, đã đối chiếu giấy tờ"
    causes: ClassVar[str] = "Hồ sơ chuyển sang bước tiếp theo; người dân được hướng dẫn cập nhật dữ liệu dân cư."
    sample: ClassVar[dict[str, Any]] = {"reason": "Đã xem căn cước của cả hai vợ chồng."}

    reason: Sentence = Field(title="Giấy tờ đã xem")


# Of a couple married long ago only who they are is asked, and whether they are alive.
ANSWERS_MARRIED_LOOK_UP = replace(
    ANSWERS_SPOUSE_LOOK_UP,
    title="Ghi nhận kết quả tra cứu dân cư",
    also_forms=(PapersSeen,),
    variant="married",
)
