"""Which tables belong to a dossier, and how: every table of the house is here, so that a new one cannot be forgotten."""

from __future__ import annotations

from enum import Enum

from models.every_table import METADATA


class Kind(Enum):
    """What the copying of dossiers does with a table."""

    COPIED = "its rows are copied with their dossier"
    BY_REFERENCE = "its rows know no dossier, only a reference of ours; they are copied with whatever bears it"
    CHAINED = "made anew by its sealer, in order"
    COUNTED = "moved on by as many as were taken"
    LEFT = "nothing of a dossier at rest: what is under way, or what a client or a comparison of books left behind"
    HOUSE = "of the house itself: people, calendar, partners"


_KINDS: dict[Kind, tuple[str, ...]] = {
    Kind.HOUSE: (
        "agency",
        "calendar_day",
        "client_token",
        "clock_offset",
        "partner_agency",
        "partner_client",
        "staff_member",
        "staff_session",
        "used_assertion",
        "working_hours",
    ),
    Kind.COUNTED: ("counter",),
    Kind.CHAINED: ("audit_seal", "exchange_seal"),
    Kind.BY_REFERENCE: ("exchange", "inbox_message"),
    Kind.LEFT: (
        "form_draft",
        "idempotency_key",
        "reconciliation",
        "reconciliation_difference",
        "status_comparison",
        "status_difference",
        "wake_up",
    ),
    Kind.COPIED: (
        "dossier",
        "answered_form",
        "audit_entry",
        "cash_receipt",
        "component",
        "document",
        "draft",
        "effect",
        "entry_note",
        "fee_line",
        "incident",
        "interruption",
        "journal_line",
        "letter",
        "linked_case",
        "linked_leg",
        "look_up",
        "online_payment",
        "outgoing_event",
        "parcel",
        "parcel_event",
        "pause",
        "payment_intent",
        "portal_message",
        "question",
        "reading",
        "reading_lease",
        "reappointment",
        "receipt_line",
        "refund",
        "refund_line",
        "register_entry",
        "stored_file",
        "succession",
        "supplement_draft",
        "supplement_request",
        "work_item",
    ),
}

KIND_OF: dict[str, Kind] = {name: kind for kind, names in _KINDS.items() for name in names}
# In the order in which rows may be written: what is referred to comes first.
BELONGING: dict[str, Kind] = {
    table.name: KIND_OF[table.name] for table in METADATA.sorted_tables if table.name in KIND_OF
}


def tables_of(*kinds: Kind) -> list[str]:
    """The names of the tables of these kinds, in the order in which rows may be written."""
    return [name for name, kind in BELONGING.items() if kind in kinds]
