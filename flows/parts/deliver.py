"""How any result reaches the family, whatever procedure it comes from."""

from __future__ import annotations

from engine.slip import Slip
from flows.people import recipient, return_desk
from models.status import Ending
from tasks.delivery.hand_over import Handed, hand_over
from tasks.delivery.return_to_agency import return_to_agency
from tasks.delivery.tell_of_return import tell_of_return
from tasks.ending.close import close
from tasks.register.result_drawn_up import ResultDrawnUp


def deliver(dossier: Slip, result: ResultDrawnUp) -> Ending:
    """The result is brought, and the dossier ends with it.

    A case that another agency started goes back to that agency, which tells the family.
    """
    if dossier.is_linked:
        return_to_agency(dossier, result)
    else:
        bring(dossier, result)
    return close(dossier, Ending.DELIVERED)


def bring(dossier: Slip, result: ResultDrawnUp, on_its_way: Handed | None = None) -> None:
    """It goes the way they chose last: shelf, link or parcel. What does not arrive is handed over again another way.

    `on_its_way` is what was handed over before and is still to arrive.
    """
    handed = on_its_way or hand_over(dossier, result)
    while not recipient.receives(dossier, handed).received:
        tell_of_return(dossier, handed)
        return_desk.agrees_new_way(dossier, handed)
        handed = hand_over(dossier, result)
