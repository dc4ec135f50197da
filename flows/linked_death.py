"""Liên thông khai tử (2.002913): a death, then deletion of residence and benefit at other agencies, side by side.

A person first: the dossier waits for that person. A verb first: the office acts.
"""

from engine.legs import together
from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from flows.parts.carry_out_leg import carry_out_leg
from flows.parts.deliver import bring
from flows.parts.grant_benefit import grant_benefit
from flows.parts.recall_and_stop import recall_and_stop
from flows.parts.register_death import register_death
from flows.parts.take_in import take_in
from models.status import Ending
from procedures.linked.linked_death import LINKED_DEATH
from tasks.decision.refuse import refuse
from tasks.ending.close import close
from tasks.linkage.conclude_group import conclude_group


@procedure_flow(LINKED_DEATH, if_interrupted=recall_and_stop)
def linked_death(dossier: Slip) -> Ending:
    # 1. The desk takes the dossier in; what is missing is asked for once, in full.
    taken = take_in(dossier)
    if taken.ended:
        return taken.ended

    # 2. The death is registered like any other. Without it nothing else begins, and the family is told so at once.
    death = register_death(dossier)
    extract = death.extract
    if extract is None:
        return refuse(dossier, death.draft)

    # 3. The extract goes to the family, and with it each agency's part begins; nobody waits for another.
    together(
        result=lambda: bring(dossier, extract),
        police=lambda: carry_out_leg(dossier, "police"),
        insurance=lambda: grant_benefit(dossier),
    )

    # 4. What one agency refused undoes nothing of what another has done; the family is told of all in one message.
    return close(dossier, conclude_group(dossier).ending)
