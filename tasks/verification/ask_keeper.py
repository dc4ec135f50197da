"""Asking the office that keeps the old book whether the entry still stands in it (NĐ 123/2015/NĐ-CP Đ26-27)."""

from __future__ import annotations

from typing import Any

from engine.outward_step import Answer, OutwardStep
from engine.work import Work
from gateways import other_commune
from models.acts.old_book.names_keeper import KeeperNamed
from models.clock.due import derive_due
from models.progress.journal import author_of
from models.register.old_book import old_registration
from tasks.verification.ask_other_commune import CommuneAsked, ask_other_commune
from tasks.wording.letterhead import agency_of
from tasks.wording.old_entry import persons_of_old_entry
from tasks.wording.persons_asked import written_date


def _question(work: Work, keeper: KeeperNamed) -> dict[str, Any]:
    old = old_registration(work.dossier)
    return {
        "about": "register_book",
        "commune_code": keeper.commune,
        "persons": [person.model_dump(mode="json") for person in persons_of_old_entry(work.dossier)],
        "entry": {
            "office": old.office,
            "registered_on": written_date(old.registered_on),
            "number": old.number,
            "volume": old.volume,
        },
        "requested_by": author_of(work.session, work.dossier.id, "names_keeper") or "system",
        "purpose": work.dossier.procedure,
        "agency_code": agency_of(work.session, work.dossier).code,
        "answer_by": derive_due(work.slip.edition.query_answer_within, work.now, work.calendar).at.isoformat(),
    }


def _asked(work: Work, reference: str, answer: Answer) -> CommuneAsked:
    return CommuneAsked(reference=reference)


def _on_paper(work: Work, reference: str, code: str) -> CommuneAsked:
    return CommuneAsked(reference=reference)


def _not_reached(work: Work, reference: str) -> CommuneAsked:
    return CommuneAsked(reference=reference)


ask_keeper = OutwardStep(
    line="ask_keeper",
    title="Hỏi nơi giữ sổ đăng ký cũ",
    partner=other_commune.NAME,
    kind="query",
    outcome=CommuneAsked,
    intend=_question,
    send=ask_other_commune.send,
    inquire=ask_other_commune.inquire,
    confirm=_asked,
    refused=_on_paper,
    give_up=_not_reached,
)
