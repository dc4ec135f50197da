"""Another agency's question is one case, however often and by whichever way its letter comes."""

from __future__ import annotations

from sqlalchemy import select

from language.phrase import phrase
from models.acts.refusal import FormFault
from models.agency import Agency
from models.dossier import Dossier
from models.linkage.linked_case import LinkedCase
from models.linkage.question import asked_before, note_question
from procedures.civil_words import Channel
from procedures.filing import Filing
from procedures.forms.declarations.commune_question import QuestionDeclaration
from web.access import visible_among
from web.problem import Problem, faulty
from web.visit import Inside

_PLACE = "/declaration/letter/number"
_ASKED_UNSEEN = "Văn bản này đã vào sổ ở bộ phận khác; không lập hồ sơ thứ hai, hãy hỏi người giám sát."
_NOT_ONLINE = "Cơ quan hỏi bằng văn bản hoặc qua liên thông; việc này không nộp trực tuyến."


def faults_of_question(inside: Inside, agency: Agency | None, filing: Filing | None) -> list[FormFault]:
    """This will name the dossier in which the letter is answered already; another agency's machine gets 409."""
    asked = filing.declaration if filing is not None else None
    if agency is None or filing is None or not isinstance(asked, QuestionDeclaration):
        return []
    if filing.channel is Channel.ONLINE:
        return [FormFault("/channel", _NOT_ONLINE)]
    before = asked_before(inside.session, agency.id, asked)
    if before is None:
        return []
    if filing.channel is Channel.LINKED:
        raise Problem("duplicate-case", extra=_told(inside, before))
    seen = visible_among(inside.session, inside.caller, [before.id])
    return [FormFault(_PLACE, _asked(phrase("mã hồ sơ {before}", before=before.code)) if seen else _ASKED_UNSEEN)]


def bind_question(inside: Inside, dossier: Dossier, filing: Filing) -> None:
    """This will bind the letter to the new dossier, or refuse it when the same letter came twice at once."""
    if isinstance(filing.declaration, QuestionDeclaration):
        if note_question(inside.session, dossier, filing.declaration):
            return
        if filing.channel is Channel.LINKED:
            raise Problem("duplicate-case")
        raise faulty(_PLACE, _asked("mã hồ sơ vừa lập"))


def _asked(where: str) -> str:
    return phrase("Văn bản này đã vào sổ với {where}; hãy mở hồ sơ đó, không lập hồ sơ thứ hai.", where=where)


def _told(inside: Inside, before: Dossier) -> dict[str, str]:
    """Their own earlier reference where they have one; the answer stands there, or is on its way by post."""
    client = inside.caller.client
    case = inside.session.scalars(select(LinkedCase).where(LinkedCase.dossier_id == before.id)).one_or_none()
    if case is None or client is None or case.client_id != client.id:
        return {"dossier": before.code}
    return {"dossier": before.code, "linkage_id": case.linkage_id}
