"""How any result reaches the family, whatever procedure it comes from."""

from __future__ import annotations

from engine.slip import Slip
from flows.people import recipient, return_desk
from models.status import Ending
from tasks.delivery.hand_over import hand_over
from tasks.delivery.return_to_agency import return_to_agency
from tasks.delivery.tell_of_return import tell_of_return
from tasks.ending.close import close
from tasks.register.result_drawn_up import ResultDrawnUp


def deliver(dossier: Slip, result: ResultDrawnUp) -> Ending:
    """It goes the way they chose last: shelf, link or parcel. What does not arrive is handed over again another way.

    A case that another agency started goes back to that agency, which tells the family.
    """
    if dossier.is_linked:
        return_to_agency(dossier, result)
        return close(dossier, Ending.DELIVERED)
    while True:
        handed = hand_over(dossier, result)
        if recipient.receives(dossier, handed).received:
            return close(dossier, Ending.DELIVERED)
        tell_of_return(dossier, handed)
        return_desk.agrees_new_way(dossier, handed)
