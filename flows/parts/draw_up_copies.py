"""How the copies are made that were asked for together with a registration, whatever is registered."""

from __future__ import annotations

from engine.slip import Slip
from tasks.register.draw_up_extract import draw_up_extract
from tasks.register.enter_copies_of import enter_copies_of
from tasks.register.result_drawn_up import ResultDrawnUp
from tasks.register.write_entry import Entered

# Before November 2026 the copies were made by hand beside the dossier; whoever had signed by then goes on so.
COPIES_DRAWN_UP = "2026-11 copies with the result"


def draw_up_copies(dossier: Slip, entry: Entered) -> list[ResultDrawnUp]:
    """Numbered in a book of their own and drawn up once, to be signed and sealed in the same acts as the result.

    Nothing where none were asked for.
    """
    copies: list[ResultDrawnUp] = []
    if dossier.copies and dossier.has(COPIES_DRAWN_UP):
        copies.append(draw_up_extract(dossier, enter_copies_of(dossier, entry)))
    return copies
