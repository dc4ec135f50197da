"""The one way in which desk, portal and API take a dossier in: read whole, every fault told, filed at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from language.phrase import phrase
from models.acts.refusal import FormFault
from models.agency import Agency
from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.failpoint import failpoint
from models.intake.file_dossier import file_dossier as file_in_tables
from models.rules.edition_start import edition_in_force
from procedures.catalogue import UnknownProcedure, find
from procedures.civil_words import Channel
from procedures.filing import Filing, read_filing
from procedures.procedure import Edition, Procedure
from procedures.rules.findings import SoftWarning
from web.filing.addressee import addressee
from web.filing.asked_once import bind_question, faults_of_question
from web.filing.attached_files import attach_files, faults_of_files
from web.filing.filed_letter import owe_filed_letter
from web.filing.own_limits import faults_of_limits
from web.front_door import FrontDoor
from web.problem import Problem
from web.visit import Inside

CREATE = "case:create"
_UNKNOWN_PROCEDURE = "Không có thủ tục mang mã này. Hãy xem danh mục thủ tục."
_UNKNOWN_AGENCY = "Không có cơ quan mang mã định danh này ở đây."
_LINKED_ONLY = "Hồ sơ liên thông thì cách nộp phải là linked."
_NOT_LINKED = "Cách nộp linked chỉ dùng tại POST /linked/{procedure}."
_NOT_COMPARED = "Chỉ cán bộ nhận hồ sơ mới được đánh dấu đã đối chiếu bản chính."
_WHICH_AGENCY = "Hãy ghi mã định danh của cơ quan giải quyết."


@dataclass(frozen=True)
class LookedThrough:
    """What can be said of a body before anything is done: every fault, every doubt, and how it would be filed."""

    faults: tuple[FormFault, ...]
    warnings: tuple[SoftWarning, ...] = ()
    filing: Filing | None = None
    agency: Agency | None = None
    procedure: Procedure | None = None
    edition: Edition | None = None


def look_through(inside: Inside, front: FrontDoor, body: object, *, linked: bool = False) -> LookedThrough:
    """This will find every fault of the body at once; raises `scope-missing` for a procedure not the partner's.

    `linked` is said of a case that another agency starts, and of no other.
    """
    fields = body if isinstance(body, Mapping) else {}
    agency, agency_faults = _agency(inside, front, fields)
    procedure = _procedure(fields.get("procedure"))
    faults = [*agency_faults, *_faults_of_channel(inside, fields, linked=linked)]
    if procedure is None:
        return LookedThrough((*faults, FormFault("/procedure", _UNKNOWN_PROCEDURE)))
    if agency is not None and procedure.handled_by != agency.kind:
        faults.append(_not_handled(procedure, linked=linked))
    if inside.caller.client is not None and not inside.caller.has_scope(CREATE, procedure.code):
        raise Problem("scope-missing")
    filed_on = _day(inside)
    edition = (
        edition_in_force(inside.session, agency.id, procedure, filed_on) if agency else procedure.edition_on(filed_on)
    )
    reading = read_filing(body, procedure, edition, filed_on)
    read = [FormFault(fault.pointer, fault.detail) for fault in reading.faults]
    files = faults_of_files(inside, body)
    asked = faults_of_question(inside, agency, reading.filing)
    asked += faults_of_limits(inside.caller, procedure, edition, reading.filing)
    return LookedThrough((*faults, *read, *files, *asked), reading.warnings, reading.filing, agency, procedure, edition)


def file_dossier(inside: Inside, front: FrontDoor, body: object, *, linked: bool = False) -> Dossier:
    """This will file the body, or raise the problem `validation` with every fault of it."""
    found = look_through(inside, front, body, linked=linked)
    if found.faults or found.filing is None or found.agency is None:
        raise Problem("validation", errors=found.faults)
    assert found.procedure is not None, "a body that could be read has its procedure"
    assert found.edition is not None, "and the edition of the day"
    dossier = file_in_tables(
        inside.session, found.agency, found.procedure, found.edition, found.filing, inside.caller.actor, inside.now
    )
    attach_files(inside, dossier, body)
    bind_question(inside, dossier, found.filing)
    if dossier.channel == "online":
        owe_filed_letter(inside.session, front.base_url, dossier, found.agency, found.filing, inside.now)
    inside.session.flush()
    failpoint("intake.before_commit")
    return dossier


def _not_handled(procedure: Procedure, *, linked: bool) -> FormFault:
    """Every kind of agency has procedures of its own; another agency is told so at once."""
    if linked:
        raise Problem("linked-procedure-unknown")
    return FormFault(
        "/procedure",
        phrase("Thủ tục này do {authority} giải quyết; hãy nộp tại cơ quan đó.", authority=procedure.authority),
    )


def _procedure(code: object) -> Procedure | None:
    try:
        return find(code) if isinstance(code, str) else None
    except UnknownProcedure:
        return None


def _agency(inside: Inside, front: FrontDoor, fields: Mapping[Any, Any]) -> tuple[Agency | None, list[FormFault]]:
    """Staff file for their own agency; others name one, or mean the one this instance serves."""
    named, staff = fields.get("agency"), inside.caller.staff
    if named is not None and not isinstance(named, str):
        return None, []
    if staff is not None:
        own = inside.session.get_one(Agency, staff.agency_id)
        if named not in (None, own.code):
            return None, [FormFault("/agency", "Chỉ nộp được cho cơ quan của tài khoản; hãy bỏ trống mục này.")]
        return own, []
    found = addressee(inside.session, front, named)
    return found, [] if found else [FormFault("/agency", _UNKNOWN_AGENCY if named else _WHICH_AGENCY)]


def _faults_of_channel(inside: Inside, fields: Mapping[Any, Any], *, linked: bool) -> list[FormFault]:
    """Only an office may say that somebody stood at a desk, and that he was helped."""
    if (fields.get("channel") == Channel.LINKED.value) is not linked:
        return [FormFault("/channel", _LINKED_ONLY if linked else _NOT_LINKED)]
    if inside.caller.is_known:
        return []
    faults = []
    if fields.get("channel") in ("desk", "post"):
        faults.append(FormFault("/channel", "Nộp qua mạng thì cách nộp phải là online."))
    applicant = fields.get("applicant")
    if isinstance(applicant, Mapping) and applicant.get("assisted") is True:
        faults.append(FormFault("/applicant/assisted", "Chỉ cán bộ hỗ trợ nộp mới được đánh dấu mục này."))
    rows = fields.get("components")
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, Mapping) and row.get("compared") is True:
            faults.append(FormFault(f"/components/{number}/compared", _NOT_COMPARED))
    return faults


def _day(inside: Inside) -> date:
    return inside.now.astimezone(VIETNAM).date()
