"""The justice officer looks into the books and proposes what another agency is answered.

The line is that of every appraisal, so whoever proposed may not decide.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import Field, StringConstraints

from models.acts.act import Act, Deed
from models.acts.appraises import Drafted, propose
from models.acts.appraises import ProposeRefusal as RefusalProposed
from models.acts.outcome import Form, Sentence
from models.acts.refusal import FormFault, FormFaults
from models.agency import Agency
from models.register.books.written_day import is_kept_day
from models.register.look_up import LookUp
from models.register.question_answer import ANSWER
from models.register.register_entry import RegisterEntry
from models.role import Role
from procedures.forms.declarations.commune_question import ANSWERS_TO, QuestionAbout, QuestionAnswer

_NOT_FOUND = "Việc này không nằm trong kết quả tra sổ; hãy chọn lại."
_OTHER_QUESTION = "Câu trả lời này không hợp với nội dung được hỏi; hãy chọn lại."
_ENTRY_MISSING = "Trả lời như vậy phải dẫn việc đã ghi trong sổ; hãy chọn việc tìm thấy hoặc ghi số, ngày, nơi đăng ký."
_ENTRY_AGAINST = "Trả lời này không dẫn việc nào trong sổ; hãy bỏ việc đã chọn hoặc chọn câu trả lời khác."
_NO_DAY = "Ngày đăng ký phải là ngày có thật."
_Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class ProposeAnswer(Form):
    name: ClassVar[str] = "propose_answer"
    title: ClassVar[str] = "Đề nghị trả lời"
    causes: ClassVar[str] = "Dự thảo công văn trả lời được trình lãnh đạo quyết định."
    sample: ClassVar[dict[str, Any]] = {
        "answer": "no_record",
        "searched": "Sổ đăng ký kết hôn các năm 2012 đến 2019, bản giấy và bản điện tử.",
    }

    answer: QuestionAnswer = Field(title="Trả lời")
    entry_id: str | None = Field(default=None, max_length=36, title="Việc tìm thấy trong cơ sở dữ liệu hộ tịch")
    entry_number: _Short = Field(default="", title="Số đăng ký trong sổ giấy")
    volume: _Short = Field(default="", title="Quyển số")
    registered_on: _Short = Field(default="", title="Ngày đăng ký (năm-tháng-ngày)")
    registered_at: _Short = Field(default="", title="Cơ quan đã đăng ký")
    searched: Sentence = Field(title="Đã tra những sổ nào")


class ProposeRefusal(RefusalProposed):
    title: ClassVar[str] = "Đề nghị không trả lời được"
    sample: ClassVar[dict[str, Any]] = {
        "reason": "Người được hỏi chưa từng cư trú tại phường; đề nghị hỏi nơi cư trú ghi trong dữ liệu dân cư.",
        "legal_basis": "Điều 22 Nghị định 123/2015/NĐ-CP",
    }


def _record(deed: Deed, form: ProposeAnswer | ProposeRefusal) -> Drafted:
    about = QuestionAbout.read(deed.dossier.declaration["about"])
    if isinstance(form, ProposeAnswer):
        return propose(deed, ANSWER, _answer(deed, about, form))
    nothing_found = {"about": about.value, "searched": ""}
    return propose(deed, "refuse", nothing_found, reason=form.reason, legal_basis=form.legal_basis)


def _answer(deed: Deed, about: QuestionAbout, form: ProposeAnswer) -> dict[str, str]:
    if form.answer not in ANSWERS_TO[about]:
        raise FormFaults([FormFault("/answer", _OTHER_QUESTION)])
    entry = _entry_found(deed, form.entry_id) if form.entry_id else _entry_on_paper(form)
    if form.answer.rests_on_entry and not entry["entry_number"]:
        raise FormFaults([FormFault("/entry_id", _ENTRY_MISSING)])
    if not form.answer.rests_on_entry and entry["entry_number"]:
        raise FormFaults([FormFault("/answer", _ENTRY_AGAINST)])
    return {"about": about.value, "answer": form.answer.value, **entry, "searched": form.searched}


def _entry_on_paper(form: ProposeAnswer) -> dict[str, str]:
    """What the officer copied out of a book on paper; either all of where it stands, or nothing."""
    where = {
        "entry_number": form.entry_number,
        "registered_on": form.registered_on,
        "registered_at": form.registered_at,
    }
    if any(where.values()):
        missing = [FormFault(f"/{name}", _ENTRY_MISSING) for name, value in where.items() if not value]
        if form.registered_on and not is_kept_day(form.registered_on, whole=True):
            missing.append(FormFault("/registered_on", _NO_DAY))
        if missing:
            raise FormFaults(missing)
    return {"entry_id": "", "volume": form.volume, **where}


def _entry_found(deed: Deed, entry_id: str) -> dict[str, str]:
    """Only what the search of this very question brought up may be told to whoever asked."""
    search = deed.session.get_one(LookUp, deed.item.subject_id)
    if entry_id not in {found["entry_id"] for found in search.answer["found"]}:
        raise FormFaults([FormFault("/entry_id", _NOT_FOUND)])
    entry = deed.session.get_one(RegisterEntry, UUID(entry_id))
    return {
        "entry_id": entry_id,
        "entry_number": f"{entry.number}/{entry.year}",
        "volume": f"01/{entry.year}",
        "registered_on": entry.entered_on.isoformat(),
        "registered_at": deed.session.get_one(Agency, entry.agency_id).name,
    }


PROPOSES_ANSWER = Act(
    line="appraises",
    variant="question",
    title="Tra sổ, dự thảo trả lời cơ quan hỏi",
    awaiting="Chờ công chức tư pháp – hộ tịch tra sổ, dự thảo trả lời",
    role=Role.JUSTICE_OFFICER,
    forms=(ProposeAnswer, ProposeRefusal),
    outcome=Drafted,
    record=_record,
)
