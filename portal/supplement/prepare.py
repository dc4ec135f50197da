"""Keeping what an applicant uploads and types, before he sends it: nothing chosen or typed is lost on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete
from starlette.datastructures import FormData, UploadFile

from documents.uploads import LARGEST, Examined
from language.phrase import phrase
from models.dossier import Dossier
from models.intake.stored_file import StoredFile
from models.intake.supplement_draft import SupplementDraft, lock_supplement_draft
from portal.applicant_visit import ApplicantVisit
from portal.supplement.asked_now import asked_now
from portal.supplement.prepared import (
    EMPTY,
    LONGEST_ANSWER,
    LONGEST_TEXT,
    MESSAGE_BOX,
    MOST_FILES_OF_ITEM,
    KeptFile,
    Prepared,
)
from portal.supplement.wanted import Wanted
from web.access import find_dossier
from web.filing.keep_file import keep_bytes, look_into, note_file
from web.problem import Problem
from web.rate_limit import ANONYMOUS_UPLOAD, spend
from web.visit import Inside

REMOVE = "bo"
_TOO_MANY = phrase(
    "Mỗi mục nhận nhiều nhất {most} tệp. Hãy bỏ bớt hoặc ghép các trang vào một tệp PDF.", most=MOST_FILES_OF_ITEM
)


@dataclass(frozen=True)
class Refusal:
    """A file that could not be taken, and why; `name` is what the person called it."""

    item: int
    name: str
    why: str


@dataclass(frozen=True)
class _Looked:
    item: int
    examined: Examined


def prepare(visit: ApplicantVisit) -> list[Refusal]:
    """This will keep everything the form holds, and give the files that could not be taken."""
    with visit.enter() as inside:
        dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
        wanted = asked_now(inside.session, dossier).wanted
    looked, refusals = _look_through(visit, wanted)
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, visit.code, lock=True)
        asked = asked_now(inside.session, dossier)
        draft = lock_supplement_draft(inside.session, asked.item.id, EMPTY.fields(), inside.now)
        prepared = Prepared.read(draft.fields).with_texts(_texts(visit.form, wanted))
        prepared = _remove(inside, dossier, prepared, visit.field(REMOVE))
        prepared, too_many = _add(inside, dossier, prepared, looked)
        _keep(inside, draft, prepared)
    return refusals + too_many


def _look_through(visit: ApplicantVisit, wanted: Sequence[Wanted]) -> tuple[list[_Looked], list[Refusal]]:
    """Every file is examined, and its bytes kept, before the transaction that speaks of it."""
    looked: list[_Looked] = []
    refusals: list[Refusal] = []
    for item in wanted:
        for upload in visit.form.getlist(item.file_box) if item.takes_files else ():
            if not isinstance(upload, UploadFile) or not upload.filename:
                continue
            spend(visit.front.limits, ANONYMOUS_UPLOAD, visit.code)
            data = upload.file.read(LARGEST + 1)
            try:
                examined = look_into(data, upload.filename)
            except Problem as unfit:
                refusals.append(Refusal(item.number, upload.filename[:120], unfit.detail))
                continue
            keep_bytes(visit.front, data)
            looked.append(_Looked(item.number, examined))
    return looked, refusals


def _texts(form: FormData, wanted: Sequence[Wanted]) -> dict[str, str]:
    limits = {item.text_box: LONGEST_TEXT for item in wanted if item.text_box} | {MESSAGE_BOX: LONGEST_ANSWER}
    typed = {box: form.get(box) for box in limits}
    return {box: text.strip()[: limits[box]] for box, text in typed.items() if isinstance(text, str)}


def _remove(inside: Inside, dossier: Dossier, prepared: Prepared, file_id: str) -> Prepared:
    """Only a file of this very draft can be taken out; the bytes stay where others may share them."""
    if file_id not in {file.file_id for file in prepared.files}:
        return prepared
    row = delete(StoredFile).where(StoredFile.id == UUID(file_id), StoredFile.dossier_id == dossier.id)
    inside.session.execute(row)
    return prepared.without_file(file_id)


def _add(
    inside: Inside, dossier: Dossier, prepared: Prepared, looked: Sequence[_Looked]
) -> tuple[Prepared, list[Refusal]]:
    """The same file chosen twice for an item is kept once: a browser that sends again does no harm."""
    too_many: list[Refusal] = []
    for found in looked:
        if _is_kept(inside, prepared, found):
            continue
        if not prepared.has_room_for(found.item):
            too_many.append(Refusal(found.item, found.examined.name, _TOO_MANY))
            continue
        row = note_file(inside, found.examined)
        row.dossier_id = dossier.id
        prepared = prepared.with_file(
            KeptFile(found.item, str(row.id), found.examined.name, row.kind, row.size, row.pages)
        )
    return prepared, too_many


def _is_kept(inside: Inside, prepared: Prepared, found: _Looked) -> bool:
    rows = [inside.session.get(StoredFile, UUID(file.file_id)) for file in prepared.files_for(found.item)]
    return any(row is not None and row.sha256 == found.examined.sha256 for row in rows)


def _keep(inside: Inside, draft: SupplementDraft, prepared: Prepared) -> None:
    draft.fields = prepared.fields()
    draft.saved_at = inside.now
