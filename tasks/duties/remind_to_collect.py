"""The result has been ready for a while and nobody came: the invitation goes out once more."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.money.owed import owed
from notifications.notices.result_ready import RESULT_READY, ResultReady
from procedures.civil_words import DeliveryWay
from tasks.wording.applicant import everything_handed_over
from tasks.wording.common_facts import common_facts
from tasks.wording.components import originals_to_bring
from tasks.write_letter import write_letter


class CollectionReminded(Outcome):
    way: str


@step(title="Nhắc nhận kết quả")
def remind_to_collect(work: Work) -> CollectionReminded:
    notice = ResultReady(
        **common_facts(work),
        result=everything_handed_over(work.dossier),
        delivery=DeliveryWay.read(work.dossier.delivery_way),
        originals_to_bring=originals_to_bring(work.session, work.dossier),
        fee_due=owed(work.session, work.dossier.id),
        both_in_person=work.slip.edition.given_in_person,
    )
    write_letter(work, RESULT_READY, notice)
    return CollectionReminded(way=work.dossier.delivery_way)
