"""Đăng ký khai sinh (1.001193). A person first: the dossier waits for that person. A verb first: the office acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.deliver import deliver
from flows.parts.register_birth import register_birth
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from models.status import Ending
from procedures.birth_registration import BIRTH_REGISTRATION
from tasks.decision.refuse import refuse


@procedure_flow(BIRTH_REGISTRATION, if_interrupted=stop_with_notice)
def birth_registration(dossier: Slip) -> Ending:
    # 1. The desk takes the dossier in; what is missing is asked for once, in full.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The birth is looked up, appraised, decided, entered in the book, drawn up, signed and sealed.
    birth = register_birth(dossier, taken.check)
    if birth.certificate is None:
        return refuse(dossier, birth.draft)

    # 3. The result reaches the family the way they chose last; what comes back is handed over again.
    return deliver(dossier, birth.certificate)
