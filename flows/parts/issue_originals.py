"""How a couple's certificate is issued: an original for each of the two, signed and sealed, given to both together."""

from __future__ import annotations

from engine.legs import together_for
from engine.slip import Slip
from flows.parts.draw_up_copies import draw_up_copies
from flows.people import chairman, couple, seal_keeper
from models.acts.seals import Sealed
from models.status import Ending
from procedures.forms.declarations.marriage import SPOUSES
from tasks.ending.close import close
from tasks.marriage.draw_up_marriage_certificate import draw_up_marriage_certificate
from tasks.register.write_entry import Entered

# The copies asked for are signed and sealed with the original of one of the two; both receive everything together.
COPIES_KEEPER = SPOUSES[0]


def issue_originals(dossier: Slip, entry: Entered) -> Ending:
    together_for(SPOUSES, key=str, leg=lambda keeper: _original(dossier, entry, keeper))
    couple.receives(dossier)
    return close(dossier, Ending.DELIVERED)


def _original(dossier: Slip, entry: Entered, keeper: str) -> Sealed:
    certificate = draw_up_marriage_certificate(dossier, entry, keeper)
    copies = draw_up_copies(dossier, entry) if keeper == COPIES_KEEPER else []
    return seal_keeper.seals(dossier, chairman.signs(dossier, certificate, *copies))
