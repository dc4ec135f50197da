"""Files named in a filing: there, not used before, uploaded by whoever names them; and then bound to the dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select

from models.actor import Actor
from models.acts.refusal import FormFault
from models.dossier import Dossier
from models.intake.stored_file import StoredFile
from procedures.rules.findings import pointer
from web.caller import ANONYMOUS, Caller
from web.visit import Inside

MOST_FILES = 100
_CITIZENS = (ANONYMOUS.key, Actor.applicant().key)
_NOT_THERE = "Không tìm thấy tệp này. Hãy tải tệp lên rồi ghi lại mã tệp."
_TWICE = "Tệp này đã dùng cho mục khác. Hãy tải tệp của mục này lên."


def faults_of_files(inside: Inside, body: object) -> list[FormFault]:
    """This will name every place with a file that is not there for this caller; the rows stay locked."""
    named = [(where, file_id) for where, file_id in _file_ids(body, ()) if file_id is not None][:MOST_FILES]
    if not named:
        return []
    usable = _usable(inside, [file_id for _, file_id in named])
    faults, met = [], set()
    for where, file_id in named:
        if file_id not in usable:
            faults.append(FormFault(where, _NOT_THERE))
        elif file_id in met:
            faults.append(FormFault(where, _TWICE))
        met.add(file_id)
    return faults


def attach_files(inside: Inside, dossier: Dossier, body: object) -> None:
    """This will bind to the dossier also the files that stand elsewhere than among its components."""
    wanted = [file_id for _, file_id in _file_ids(body, ()) if file_id is not None]
    for file in _rows(inside, wanted):
        file.dossier_id = dossier.id


def _usable(inside: Inside, wanted: Sequence[UUID]) -> set[UUID]:
    return {file.id for file in _rows(inside, wanted) if file.dossier_id is None and _may_use(inside.caller, file)}


def _may_use(caller: Caller, file: StoredFile) -> bool:
    """A citizen's upload is his who knows its id; what an office uploaded is for that office."""
    kind = file.uploaded_by.partition(":")[0]
    if kind in _CITIZENS:
        return True
    return file.uploaded_by == caller.actor.key or (kind == "staff" and caller.staff is not None)


def _rows(inside: Inside, wanted: Sequence[UUID]) -> Sequence[StoredFile]:
    if not wanted:
        return []
    found = select(StoredFile).where(StoredFile.id.in_(set(wanted))).order_by(StoredFile.id).with_for_update()
    return inside.session.scalars(found).all()


def _file_ids(value: object, steps: tuple[str | int, ...]) -> Iterator[tuple[str, UUID | None]]:
    """Every `file_id` in the body with its pointer; what is no id at all is told by the form itself."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name == "file_id":
                yield pointer(*steps, name), _uuid(part)
            else:
                yield from _file_ids(part, (*steps, str(name)))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _file_ids(part, (*steps, number))


def _uuid(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None
