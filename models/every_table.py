"""All tables of the domain database, so that one import knows the whole schema."""

from __future__ import annotations

from models import agency, calendar_day, client_token, dossier, partner_client, staff_member, working_hours
from models.audit import audit_entry
from models.base import Base
from models.city_portal import portal_message, status_comparison
from models.clock import clock_offset
from models.delivery import document, letter, parcel
from models.folder import contact, note, opinion, original_move, person_named, scan_batch
from models.intake import (
    component,
    counter,
    idempotency_key,
    stored_file,
    succession,
    supplement_draft,
    supplement_request,
)
from models.linkage import exchange, linked_case, linked_leg, outgoing_event, partner_agency, question
from models.money import fee, payment, reconciliation, refund
from models.progress import (
    answered_form,
    effect,
    form_draft,
    inbox_message,
    incident,
    interruption,
    journal_line,
    pause,
    reading,
    reappointment,
    wake_up,
    work_item,
)
from models.register import draft, entry_note, look_up, register_entry

MODULES = (
    answered_form,
    agency,
    audit_entry,
    calendar_day,
    client_token,
    clock_offset,
    component,
    contact,
    counter,
    document,
    dossier,
    draft,
    effect,
    entry_note,
    exchange,
    fee,
    form_draft,
    idempotency_key,
    inbox_message,
    incident,
    interruption,
    journal_line,
    letter,
    linked_case,
    linked_leg,
    look_up,
    note,
    opinion,
    original_move,
    outgoing_event,
    parcel,
    partner_agency,
    partner_client,
    pause,
    payment,
    person_named,
    portal_message,
    question,
    reading,
    reappointment,
    reconciliation,
    refund,
    register_entry,
    scan_batch,
    staff_member,
    status_comparison,
    stored_file,
    succession,
    supplement_draft,
    supplement_request,
    wake_up,
    work_item,
    working_hours,
)

METADATA = Base.metadata
