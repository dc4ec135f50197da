"""Exchanging an agency's keys: fetched or pasted by one person, agreed to by another, taken off with a reason."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.links.find_partner import find_partner
from desk.links.key_rows import pinned_faces
from desk.links.new_partner import away_words
from desk.links.who import KEEPERS, SECOND
from desk.routes.links.partners import PATH, changed, write_partner
from gateways.linked.published_keys import KeysNotThere, faces_of, fetch_keys
from models.acts.refusal import FormFault, FormFaults
from models.linkage.partner_agency import PartnerAgency
from models.linkage.partner_key import PartnerKey
from models.linkage.partner_keys import agree_to_key, bring_keys, decline_key, retire_key
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.visit import Inside

router = APIRouter(include_in_schema=False)
_KEYS = "#khoa"


@router.post(f"{PATH}/{{code}}/khoa/tim")
@open_to(*KEEPERS)
def fetch_next_keys(visit: StaffPage, code: str) -> Response:
    """This will look what the agency publishes now, and put what is new up for a second person."""
    with visit.enter() as inside:
        partner = find_partner(inside.session, code)
        address, networks = partner.base_url, tuple(partner.networks)
    try:
        published = fetch_keys(address, networks)
    except KeysNotThere as away:
        with visit.enter() as inside:
            return write_partner(visit, inside, find_partner(inside.session, code), fault=away_words(away), status=422)
    return _brought(visit, code, published)


@router.post(f"{PATH}/{{code}}/khoa/dan")
@open_to(*KEEPERS)
def paste_next_keys(visit: StaffPage, code: str) -> Response:
    """The same for a set of public keys that came by letter."""
    try:
        published = json.loads(visit.field("khoa"))
    except ValueError:
        published = None
    if not isinstance(published, dict) or not faces_of(published):
        with visit.enter() as inside:
            fault = "Nội dung đã dán không phải bộ khóa công khai (JWKS) của một hệ thống Một Cửa."
            return write_partner(visit, inside, find_partner(inside.session, code), fault=fault, status=422)
    return _brought(visit, code, published)


@router.post(f"{PATH}/{{code}}/khoa/{{key_id}}/dong-y")
@open_to(*SECOND)
def agree(visit: StaffPage, code: str, key_id: UUID) -> Response:
    days = visit.field("goi-dau")

    def change(inside: Inside, partner: PartnerAgency) -> None:
        if not days.isdecimal() or len(days) > 3:
            raise FormFaults([FormFault("/goi-dau", "Hãy ghi số ngày gối đầu, ví dụ 7.")])
        now = visit.front.machine.now()
        agree_to_key(inside.session, _key(inside, partner, key_id), int(days), inside.caller.actor, now)

    return changed(visit, code, "khoa-dong-y", change, _KEYS)


@router.post(f"{PATH}/{{code}}/khoa/{{key_id}}/bo")
@open_to(*SECOND)
def decline(visit: StaffPage, code: str, key_id: UUID) -> Response:
    def change(inside: Inside, partner: PartnerAgency) -> None:
        key = _key(inside, partner, key_id)
        decline_key(inside.session, partner, key, inside.caller.actor, visit.front.machine.now())

    return changed(visit, code, "khoa-bo", change, _KEYS)


@router.post(f"{PATH}/{{code}}/khoa/thoi")
@open_to(*KEEPERS)
def retire(visit: StaffPage, code: str) -> Response:
    """This will take a pinned key off at once, with a reason."""
    wanted, reason = visit.field("dau-van-tay"), visit.field("ly-do-thoi")[:500]

    def change(inside: Inside, partner: PartnerAgency) -> None:
        face = next((one for one in pinned_faces(inside.session, partner) if one.fingerprint == wanted), None)
        if face is None:
            raise FormFaults([FormFault("/key", "Khóa này không còn được dùng; hãy tải lại trang.")])
        retire_key(inside.session, partner, face, reason, inside.caller.actor, visit.front.machine.now())

    return changed(visit, code, "khoa-thoi", change, _KEYS)


def _brought(visit: StaffVisit, code: str, published: dict[str, Any]) -> Response:
    with visit.enter() as inside:
        session, partner = inside.session, find_partner(inside.session, code, lock=True)
        known, now = pinned_faces(session, partner), visit.front.machine.now()
        new = bring_keys(session, partner, faces_of(published), known, inside.caller.actor, now)
    return RedirectResponse(f"{PATH}/{code}?tin={'khoa-cho' if new else 'khoa-khong'}{_KEYS}", status_code=303)


def _key(inside: Inside, partner: PartnerAgency, key_id: UUID) -> PartnerKey:
    found = inside.session.get(PartnerKey, key_id, with_for_update=True)
    if found is None or found.partner_id != partner.id:
        raise Problem("not-found")
    return found
