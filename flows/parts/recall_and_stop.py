"""What happens when a linked group is withdrawn: what is not decided is recalled, what is decided stands."""

from __future__ import annotations

from engine.legs import together_for
from engine.slip import Slip
from flows.parts.deliver import bring
from flows.parts.stop_with_notice import stop_with_notice
from models.status import Ending
from tasks.ending.close import close
from tasks.linkage.conclude_group import conclude_group
from tasks.linkage.recall_leg import recall_leg
from tasks.linkage.what_stands import see_what_stands


def recall_and_stop(dossier: Slip) -> Ending:
    """A certificate that was issued still reaches the family; before there is one, the dossier just stops."""
    together_for(dossier.edition.legs, key=lambda leg: leg.name, leg=lambda leg: recall_leg(dossier, leg.name))
    stands = see_what_stands(dossier)
    if stands.result is None:
        return stop_with_notice(dossier)
    concluded = conclude_group(dossier)
    if not stands.received:
        bring(dossier, stands.result, on_its_way=stands.handed)
    return close(dossier, concluded.ending)
