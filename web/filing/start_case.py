"""Filing what another agency starts: the ordinary filing, bound to that agency's own reference, once for ever."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from models.dossier import Dossier
from models.linkage.linked_case import CaseState, LinkedCase
from procedures.catalogue import UnknownProcedure, find
from web.file_dossier import CREATE, file_dossier
from web.front_door import FrontDoor
from web.problem import Problem, faulty
from web.visit import Inside

LONGEST_ID = 80
_NO_ID = "Hãy ghi mã liên thông của cơ quan gửi, 1 đến 80 ký tự."
_OTHER_PROCEDURE = "Mã thủ tục trong nội dung khác với mã trên địa chỉ gửi."


def start_case(inside: Inside, front: FrontDoor, procedure: str, body: Mapping[str, Any]) -> tuple[LinkedCase, Dossier]:
    """This will file the case of the calling agency; raises `linked-procedure-unknown`, `scope-missing`,
    `duplicate-case` for a reference that has a case already, or `validation` with every fault."""
    code = _known(inside, procedure)
    linkage_id = _linkage_id(body)
    if body.get("procedure", code) not in (code, procedure):
        raise faulty("/procedure", _OTHER_PROCEDURE)
    client = _client_id(inside)
    _refuse_twin(inside, client, linkage_id)
    filing = {name: value for name, value in body.items() if name != "linkage_id"}
    dossier = file_dossier(inside, front, {**filing, "procedure": code}, linked=True)
    return _case(inside, client, linkage_id, dossier), dossier


def find_case(inside: Inside, linkage_id: str, *, lock: bool = False) -> tuple[LinkedCase, Dossier]:
    """This will give the calling agency's case of that reference; `not-found` for one it never started.

    `lock` takes the dossier's row lock, which comes before every other.
    """
    query = (
        select(LinkedCase, Dossier)
        .join(Dossier, Dossier.id == LinkedCase.dossier_id)
        .where(LinkedCase.client_id == _client_id(inside), LinkedCase.linkage_id == linkage_id)
    )
    locked = query.with_for_update(of=Dossier, key_share=True)
    row = inside.session.execute(locked if lock else query).one_or_none()
    if row is None:
        # Who asks about a lost message must be able to tell "never came" from a mistyped address.
        raise Problem("not-found", extra={"code": "unknown-reference"})
    return row[0], row[1]


def _known(inside: Inside, given: str) -> str:
    try:
        procedure = find(given)
    except UnknownProcedure:
        raise Problem("linked-procedure-unknown") from None
    if not inside.caller.has_scope(CREATE, procedure.code):
        raise Problem("scope-missing")
    if not procedure.edition_on(inside.now.date()).fileable:
        raise Problem("linked-procedure-unknown")
    return procedure.code


def _linkage_id(body: Mapping[str, Any]) -> str:
    given = body.get("linkage_id")
    if not isinstance(given, str) or not 1 <= len(given.strip()) <= LONGEST_ID:
        raise faulty("/linkage_id", _NO_ID)
    return given.strip()


def _client_id(inside: Inside) -> UUID:
    assert inside.caller.client is not None, "the route is open to partners' machines only"
    return inside.caller.client.id


def _refuse_twin(inside: Inside, client: UUID, linkage_id: str) -> None:
    known = (
        select(Dossier.code)
        .join(LinkedCase, LinkedCase.dossier_id == Dossier.id)
        .where(LinkedCase.client_id == client, LinkedCase.linkage_id == linkage_id)
    )
    code = inside.session.scalars(known).one_or_none()
    if code is not None:
        raise Problem("duplicate-case", extra={"dossier": code, "linkage_id": linkage_id})


def _case(inside: Inside, client: UUID, linkage_id: str, dossier: Dossier) -> LinkedCase:
    new = insert(LinkedCase).values(
        id=uuid4(),
        client_id=client,
        linkage_id=linkage_id,
        dossier_id=dossier.id,
        state=CaseState.RECEIVED,
        told=0,
        started_at=inside.now,
    )
    made = inside.session.execute(new.on_conflict_do_nothing().returning(LinkedCase.id)).scalar_one_or_none()
    if made is None:
        # Two requests under different keys at the same moment: the other was first, and this one files nothing.
        raise Problem("duplicate-case", extra={"linkage_id": linkage_id})
    return inside.session.get_one(LinkedCase, made)
