"""Trả lời xác minh hộ tịch cho cơ quan khác. A person first: the question waits. A verb first: the office acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.deliver import deliver
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from flows.people import chairman, justice_officer, seal_keeper
from models.status import Ending
from procedures.linked.commune_question import COMMUNE_QUESTION
from tasks.decision.refuse import refuse
from tasks.questions.draw_up_reply import draw_up_reply
from tasks.questions.look_into_books import look_into_books


@procedure_flow(COMMUNE_QUESTION, if_interrupted=stop_with_notice)
def answer_question(dossier: Slip) -> Ending:
    # 1. The desk takes the letter or the linked case in; a question without enough data is asked back once.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The electronic books are searched, the officer looks into those on paper and proposes the answer.
    found = look_into_books(dossier)
    while True:
        draft = justice_officer.proposes_answer(dossier, found)
        decision = chairman.decides(dossier, draft)
        if decision.refused:  # the books asked about are not ours to answer from
            return refuse(dossier, draft)
        if decision.approved:  # that nothing was found is an answer too
            break

    # 3. The letter is signed and sealed, and goes back the way the question came.
    letter = draw_up_reply(dossier, draft)
    seal_keeper.seals(dossier, chairman.signs(dossier, letter))
    return deliver(dossier, letter)
