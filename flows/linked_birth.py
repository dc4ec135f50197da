"""Liên thông khai sinh (3.000722): a birth, then residence and cards at other agencies, side by side.

A person first: the dossier waits for that person. A verb first: the office acts.
"""

from engine.legs import together
from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.carry_out_leg import carry_out_leg
from flows.parts.deliver import bring
from flows.parts.recall_and_stop import recall_and_stop
from flows.parts.register_birth import register_birth
from flows.parts.register_residence import register_residence
from flows.parts.take_in import take_in
from models.status import Ending
from procedures.linked.linked_birth import LINKED_BIRTH
from tasks.decision.refuse import refuse
from tasks.ending.close import close
from tasks.linkage.conclude_group import conclude_group


@procedure_flow(LINKED_BIRTH, if_interrupted=recall_and_stop)
def linked_birth(dossier: Slip) -> Ending:
    # 1. The desk takes the dossier in; what is missing is asked for once, in full.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The birth is registered like any other. Without it nothing else begins, and the family is told so at once.
    birth = register_birth(dossier, taken.check)
    certificate = birth.certificate
    if certificate is None:
        return refuse(dossier, birth.draft)

    # 3. The certificate goes to the family, and with it each agency's part begins; nobody waits for another.
    later = {"identity": lambda: carry_out_leg(dossier, "identity")} if dossier.edition.has_leg("identity") else {}
    together(
        result=lambda: bring(dossier, certificate),
        police=lambda: register_residence(dossier),
        insurance=lambda: carry_out_leg(dossier, "insurance"),
        **later,
    )

    # 4. What one agency refused undoes nothing of what another has done; the family is told of all in one message.
    return close(dossier, conclude_group(dossier).ending)
