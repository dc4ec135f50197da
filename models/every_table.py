"""All tables of the domain database, so that one import knows the whole schema."""

from __future__ import annotations

from models import agency, calendar_day, client_token, dossier, partner_client, staff_member, working_hours
from models.approval import approval_run, delegation
from models.audit import audit_entry
from models.base import Base
from models.city_portal import portal_message, status_comparison
from models.clock import calendar_past, clock_offset, promise
from models.delivery import document, hand_out, letter, parcel, pickup_token, post_sheet
from models.folder import contact, note, opinion, original_move, person_named, rating, scan_batch
from models.incoming import incoming_document, incoming_task, remind, reply
from models.intake import (
    component,
    counter,
    idempotency_key,
    stored_file,
    succession,
    supplement_draft,
    supplement_request,
)
from models.linkage import (
    compared_day,
    exchange,
    linked_case,
    linked_leg,
    outgoing_event,
    partner_agency,
    partner_key,
    question,
)
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
from models.reports import kept_report, report_rule
from models.rules import dry_run, edition_start, moved_promise, own_limit, rule_change, stored_price
from models.staff import absence, dossier_seal, list_columns, people_change, saved_view, staff_notice, two_step, unit
from models.supervision import ask_again, digest, rebalancing
from models.wording import office_words
from models.work import bulk_run, presence

MODULES = (
    absence,
    answered_form,
    agency,
    approval_run,
    ask_again,
    audit_entry,
    bulk_run,
    calendar_day,
    calendar_past,
    client_token,
    clock_offset,
    compared_day,
    component,
    contact,
    counter,
    delegation,
    digest,
    document,
    dossier,
    dossier_seal,
    draft,
    dry_run,
    edition_start,
    effect,
    entry_note,
    exchange,
    fee,
    form_draft,
    hand_out,
    idempotency_key,
    inbox_message,
    incident,
    incoming_document,
    incoming_task,
    interruption,
    journal_line,
    kept_report,
    letter,
    linked_case,
    linked_leg,
    list_columns,
    look_up,
    moved_promise,
    note,
    office_words,
    opinion,
    original_move,
    outgoing_event,
    own_limit,
    parcel,
    partner_agency,
    partner_client,
    partner_key,
    pause,
    payment,
    people_change,
    person_named,
    pickup_token,
    portal_message,
    post_sheet,
    presence,
    promise,
    question,
    rating,
    reading,
    rebalancing,
    reappointment,
    reconciliation,
    refund,
    register_entry,
    remind,
    reply,
    report_rule,
    rule_change,
    saved_view,
    scan_batch,
    staff_member,
    staff_notice,
    status_comparison,
    stored_file,
    stored_price,
    succession,
    supplement_draft,
    supplement_request,
    two_step,
    unit,
    wake_up,
    work_item,
    working_hours,
)

METADATA = Base.metadata
