"""The officer says who keeps the old book now: this office itself, or the successor of an office that is no more."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID, uuid4

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence, ShortText
from models.agency import Agency
from models.register.look_up import LookUp
from models.register.old_book import KEPT, LOST, OLD_BOOK
from models.role import Role


class KeeperNamed(Outcome):
    """`elsewhere` when another office must be asked, of the unit `commune`."""

    look_up_id: UUID
    elsewhere: bool
    commune: str = ""


class OwnArchiveSearched(Form):
    name: ClassVar[str] = "own_archive"
    title: ClassVar[str] = "Sổ thuộc cơ quan này, đã tìm trong kho"
    causes: ClassVar[str] = "Không hỏi nơi khác; hồ sơ chuyển sang thẩm định."
    sample: ClassVar[dict[str, Any]] = {
        "found": False,
        "seen": "Đã tìm trong kho lưu trữ các sổ năm 1993 đến 1995, không còn quyển 01/1994.",
    }

    found: bool = Field(title="Còn sổ có ghi việc đăng ký này")
    seen: Sentence = Field(title="Đã tìm ở đâu, thấy gì")


class OtherOfficeKeeps(Form):
    name: ClassVar[str] = "other_office"
    title: ClassVar[str] = "Hỏi cơ quan khác đang giữ sổ"
    causes: ClassVar[str] = "Gửi văn bản hỏi nơi giữ sổ; người nộp được hẹn lại giờ trả kết quả."
    sample: ClassVar[dict[str, Any]] = {"commune": "09552", "keeper": "Ủy ban nhân dân phường Kiến Hưng"}

    commune: str = Field(pattern="^[0-9]{5}$", title="Mã xã, phường, đặc khu hiện nay")
    keeper: ShortText = Field(title="Tên cơ quan đang giữ sổ")


def _record(deed: Deed, form: OwnArchiveSearched | OtherOfficeKeeps) -> KeeperNamed:
    if isinstance(form, OwnArchiveSearched):
        keeper = deed.session.get_one(Agency, deed.dossier.agency_id).name
        answer = {"answer": KEPT if form.found else LOST, "keeper": keeper, "seen": form.seen}
    else:
        answer = {"keeper": form.keeper, "commune": form.commune}
    look_up = LookUp(
        id=uuid4(),
        dossier_id=deed.dossier.id,
        kind=OLD_BOOK,
        source="so-giay",
        answer=answer,
        answered_at=deed.now,
        recorded_by=deed.actor.key,
    )
    deed.session.add(look_up)
    elsewhere = isinstance(form, OtherOfficeKeeps)
    return KeeperNamed(look_up_id=look_up.id, elsewhere=elsewhere, commune=answer.get("commune", ""))


NAMES_KEEPER = Act(
    line="names_keeper",
    title="Tìm nơi giữ sổ đăng ký cũ",
    awaiting="Chờ công chức tìm nơi giữ sổ cũ",
    role=Role.JUSTICE_OFFICER,
    forms=(OwnArchiveSearched, OtherOfficeKeeps),
    outcome=KeeperNamed,
    record=_record,
)
