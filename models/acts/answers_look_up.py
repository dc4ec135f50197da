"""The population and civil status database answers, or an officer records what he saw on paper instead."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID, uuid4

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.register.look_up import LookUp
from models.role import Role


class FactsKnown(Outcome):
    """`source` is database, paper or none when there was nobody to ask about; `marital` is married, single, no_data or
    not_asked; `mismatch` asks for a person's eye."""

    look_up_id: UUID | None = None
    source: str = "none"
    marital: str = "not_asked"
    mismatch: bool = False

    @property
    def marital_data_missing(self) -> bool:
        return self.marital == "no_data"


class Answered(Form):
    """What the database says; never typed by a person."""

    name: ClassVar[str] = "answered"
    title: ClassVar[str] = "Cơ sở dữ liệu trả lời"

    data: dict[str, Any]


class SeenOnPaper(Form):
    name: ClassVar[str] = "seen_on_paper"
    title: ClassVar[str] = "Ghi nhận theo giấy tờ xuất trình"
    causes: ClassVar[str] = (
        "Thông tin trên giấy tờ được dùng thay cho tra cứu; người dân được hướng dẫn cập nhật dữ liệu."
    )
    sample: ClassVar[dict[str, Any]] = {
        "marital": "married",
        "seen": "Đã đối chiếu bản chính Giấy chứng nhận kết hôn do người nộp xuất trình.",
    }

    marital: str = Field(
        default="not_asked",
        pattern="^(married|single|not_asked)$",
        title="Tình trạng hôn nhân của cha mẹ theo giấy tờ",
    )
    seen: Sentence = Field(title="Giấy tờ đã xem")


def _record(deed: Deed, form: Answered | SeenOnPaper) -> FactsKnown:
    answer = form.data if isinstance(form, Answered) else {"seen": form.seen, "marital": form.marital}
    look_up = LookUp(
        id=uuid4(),
        dossier_id=deed.dossier.id,
        kind=str(answer.get("kind", "population")),
        source="co-so-du-lieu" if isinstance(form, Answered) else "giay-to",
        reference=deed.item.reference,
        answer=answer,
        answered_at=deed.now,
        recorded_by=deed.actor.key,
    )
    deed.session.add(look_up)
    if isinstance(form, SeenOnPaper):
        return FactsKnown(look_up_id=look_up.id, source="paper", marital=form.marital)
    return _read(look_up.id, form.data)


def _read(look_up_id: UUID, data: dict[str, Any]) -> FactsKnown:
    persons = [person for person in data.get("persons", []) if isinstance(person, dict)]
    marital = [_marital(person) for person in persons if person.get("marital")]
    return FactsKnown(
        look_up_id=look_up_id,
        source="database",
        marital=_worst(marital),
        mismatch=any(not (person.get("found") and person.get("matches")) for person in persons),
    )


def _marital(person: dict[str, Any]) -> str:
    marital = person["marital"]
    status = marital.get("status") if isinstance(marital, dict) else marital
    return status if status in ("married", "single") else "no_data"


def _worst(answers: list[str]) -> str:
    for status in ("no_data", "single", "married"):
        if status in answers:
            return status
    return "not_asked"


ANSWERS_LOOK_UP = Act(
    line="answers_look_up",
    title="Ghi nhận kết quả tra cứu dân cư, hộ tịch",
    awaiting="Chờ cơ sở dữ liệu dân cư, hộ tịch trả lời",
    role=Role.PARTNER,
    also_role=Role.JUSTICE_OFFICER,
    forms=(Answered,),
    also_forms=(SeenOnPaper,),
    outcome=FactsKnown,
    record=_record,
)
