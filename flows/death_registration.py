"""Đăng ký khai tử (1.000656). A person first: the dossier waits for that person. A verb first: the office acts."""

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.deliver import deliver
from flows.parts.register_death import register_death
from flows.parts.stop_with_notice import stop_with_notice
from flows.parts.take_in import take_in
from models.status import Ending
from procedures.death_registration import DEATH_REGISTRATION
from tasks.decision.refuse import refuse


@procedure_flow(DEATH_REGISTRATION, if_interrupted=stop_with_notice)
def death_registration(dossier: Slip) -> Ending:
    # 1. The desk takes the dossier in; what is missing is asked for once, in full.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The death is proven, appraised, decided, entered in the book, and its extract drawn up and signed.
    death = register_death(dossier)
    if death.extract is None:
        return refuse(dossier, death.draft)

    # 3. The extract reaches the family the way they chose last.
    return deliver(dossier, death.extract)
