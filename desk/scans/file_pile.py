"""Filing a sorted pile: one transaction, each component's pages as one file, everything or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from desk.scans.sorting import dossiers_in, piles, targets_of
from documents.scans.pile import take_out
from models.acts.answer import lock_dossier
from models.acts.refusal import FormFault, FormFaults
from models.folder.file_scan import file_scan
from models.folder.scan_batch import ScanBatch
from web.filing.keep_file import keep_bytes, look_into, note_file
from web.page_visit import StaffVisit


def file_pile(visit: StaffVisit, batch_id: UUID, pages: Sequence[Mapping[str, Any]], pile: bytes) -> int:
    """This will file the pages by their places and give how many components got a scan.

    Raises `FormFaults`: nothing to file, a place that is none of this person's, or a pile that was filed already.
    """
    parts = {place: take_out(pile, numbers) for place, numbers in piles(pages).items()}
    if not parts:
        raise FormFaults([FormFault("/", "Chưa có trang nào được xếp vào thành phần hồ sơ.")])
    for data in parts.values():
        keep_bytes(visit.front, data)
    with visit.enter() as inside:
        batch = inside.session.get_one(ScanBatch, batch_id, with_for_update=True, populate_existing=True)
        if batch.filed_at is not None:
            raise FormFaults([FormFault("/", "Tập quét này đã được đưa vào hồ sơ.")])
        dossiers = dossiers_in(inside, (), [place.partition("|")[0] for place in parts])
        # Always in the order of the codes: two piles for the same dossiers then never wait for one another.
        locked = [lock_dossier(inside.session, dossier.id) for dossier in dossiers]
        targets = {target.value: target for target in targets_of(inside, locked)}
        for place, data in parts.items():
            if place not in targets:
                raise FormFaults([FormFault("/", "Có trang chỉ đến hồ sơ hoặc thành phần không có; hãy chọn lại.")])
            file = note_file(inside, look_into(data, "ban-quet.pdf"))
            target = targets[place]
            file_scan(inside.session, target.dossier, target.component, file, inside.caller.actor, inside.now)
        batch.pages, batch.filed_at, batch.filed_by = list(pages), inside.now, inside.caller.actor.key
    return len(parts)
