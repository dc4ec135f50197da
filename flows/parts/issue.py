"""How a result is issued: with the copies that were asked for with it, signed and sealed in one act each."""

from __future__ import annotations

from engine.slip import Slip
from flows.people import chairman, seal_keeper
from tasks.register.draw_up_extract import draw_up_extract
from tasks.register.enter_copies_of import enter_copies_of
from tasks.register.result_drawn_up import ResultDrawnUp
from tasks.register.write_entry import Entered

# Before November 2026 the copies were made by hand beside the dossier; whoever had signed by then goes on so.
COPIES_DRAWN_UP = "2026-11 copies with the result"


def issue(dossier: Slip, entry: Entered, result: ResultDrawnUp) -> None:
    """The copies are numbered in a book of their own; chairman and seal keeper act once on all that goes out."""
    papers = [result]
    if dossier.copies and dossier.has(COPIES_DRAWN_UP):
        papers.append(draw_up_extract(dossier, enter_copies_of(dossier, entry)))
    seal_keeper.seals(dossier, chairman.signs(dossier, *papers))
