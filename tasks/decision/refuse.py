"""Refusing in writing, with the reason and where to complain (Luật Hộ tịch Điều 5.2)."""

from __future__ import annotations

from uuid import UUID

from documents.contents.decision_refusal import DecisionRefusal
from engine.reserve import Drawing
from engine.slip import Slip
from engine.step import step
from engine.work import Work
from models.acts.appraises import Drafted
from models.acts.outcome import Outcome
from models.agency import Agency
from models.register.draft import Draft
from models.status import Ending
from notifications.content import RefusalGround
from notifications.notices.refusal import REFUSAL, Refusal
from procedures.catalogue import find
from tasks.draw import drawing
from tasks.ending.close import close
from tasks.equipment import equipment_of
from tasks.wording.applicant import applicant_on_document, edition_of, request_in_words
from tasks.wording.common_facts import common_facts
from tasks.wording.components import originals_kept
from tasks.wording.letterhead import agency_of, committee_head, signs_for
from tasks.wording.office_words import head_capacity, head_position, notice_symbol
from tasks.wording.tracking import tracking_url
from tasks.write_letter import write_letter

# Without the first procedure no other agency is asked for anything; one message says both.
_NOTHING_LINKED = (
    "Các thủ tục liên thông khác trong hồ sơ này không được thực hiện, cũng không chuyển đến cơ quan nào. "
    "Khắc phục lý do nêu trên rồi nộp hồ sơ mới."
)


class RefusalWritten(Outcome):
    document_id: UUID


def _refusal(work: Work, draft: Drafted) -> Drawing:
    agency = agency_of(work.session, work.dossier)
    reason, basis = _ground(work, draft)
    return drawing(
        "TB-UBND",
        lambda number: DecisionRefusal(
            drawn_at=work.now,
            tracking_url=tracking_url(equipment_of(work), work.dossier),
            letterhead=committee_head(agency, _number(agency, number), work.now),
            subject=f"từ chối {_lower(find(work.dossier.procedure).title)}",
            dossier_code=work.dossier.code,
            applicant=applicant_on_document(work.dossier),
            request=request_in_words(work.dossier),
            received_at=work.dossier.received_at,
            reason=reason,
            legal_basis=(basis,),
            remedy=(
                f"Nếu không đồng ý, ông/bà có quyền khiếu nại đến {head_position(agency)} {agency.name} trong thời hạn "
                "90 ngày kể từ ngày nhận được văn bản này, hoặc khởi kiện tại Tòa án theo Luật Tố tụng hành chính."
            ),
            signatory=signs_for(
                work.session, work.dossier, "decides", head_position(agency), capacity=head_capacity(agency)
            ),
        ),
        DecisionRefusal,
    )


def refuse(dossier: Slip, draft: Drafted) -> Ending:
    """The refusal goes out, and the dossier ends with it."""
    _write_refusal(dossier, draft)
    return close(dossier, Ending.REFUSED)


@step(title="Ban hành văn bản từ chối giải quyết", line="write_refusal", draws=_refusal)
def _write_refusal(work: Work, draft: Drafted) -> RefusalWritten:
    document, agency = work.drawn(), agency_of(work.session, work.dossier)
    reason, basis = _ground(work, draft)
    notice = Refusal(
        **common_facts(work),
        number=_number(agency, document.number),
        decided_by=f"{head_position(agency)} {agency.name}",
        decided_at=work.now,
        grounds=(RefusalGround(reason=reason, legal_basis=basis),),
        what_to_do=_NOTHING_LINKED if edition_of(work.dossier).legs else None,
        originals_to_collect=originals_kept(work.session, work.dossier),
    )
    write_letter(work, REFUSAL, notice, document=document)
    return RefusalWritten(document_id=document.id)


def _ground(work: Work, draft: Drafted) -> tuple[str, str]:
    """Reason and legal basis as the chairman decided them."""
    decided = work.session.get_one(Draft, draft.draft_id)
    return decided.reason or "", decided.legal_basis or ""


def _number(agency: Agency, number: int) -> str:
    return f"{number:02d}/{notice_symbol(agency)}"


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
