"""Which tables belong to a dossier, and how: every table of the house is here, so that none can be forgotten."""

from __future__ import annotations

from enum import Enum

from models.every_table import METADATA


class Kind(Enum):
    """What the copying of dossiers does with a table."""

    COPIED = "its rows are copied with their dossier"
    BY_REFERENCE = "its rows know no dossier, only a reference of ours; they are copied with whatever bears it"
    OF_AGENCIES = "of a dossier that another agency began; none of those is a pattern"
    CHAINED = "made anew by its sealer, in order"
    COUNTED = "moved on by as many as were taken"
    LEFT = "nothing of a dossier at rest: what is under way, or what a client or a comparison of books left behind"
    HOUSE = "of the house itself: people, calendar, partners"


_KINDS: dict[Kind, tuple[str, ...]] = {
    Kind.HOUSE: (
        "absence",
        "agency",
        "calendar_day",
        "calendar_past",
        "client_token",
        "clock_offset",
        "compared_day",
        "daily_digest",
        "delegation",
        "edition_start",
        "kept_report",
        "list_columns",
        "office_words",
        "own_limit",
        "partner_agency",
        "partner_client",
        "people_change",
        "partner_key",
        "rebalancing",
        "recovery_code",
        "report_rule",
        "rule_change",
        "saved_view",
        "staff_member",
        "staff_session",
        "staff_totp",
        "two_step_rule",
        "stored_price",
        "unit",
        "used_assertion",
        "working_hours",
    ),
    Kind.OF_AGENCIES: ("linked_case", "outgoing_event", "question"),
    Kind.COUNTED: ("counter",),
    Kind.CHAINED: ("audit_seal", "exchange_seal"),
    Kind.BY_REFERENCE: ("exchange", "inbox_message"),
    Kind.LEFT: (
        "approval_item",
        "approval_run",
        "asked_again",
        "bulk_piece",
        "bulk_run",
        "dossier_presence",
        "dossier_seal",
        "dry_run",
        "dry_run_row",
        "form_draft",
        "idempotency_key",
        "incoming_correction",
        "incoming_document",
        "incoming_file",
        "incoming_reminder",
        "incoming_reply",
        "incoming_task",
        "moved_promise",
        "post_sheet",
        "post_sheet_parcel",
        "reconciliation",
        "reconciliation_difference",
        "scan_batch",
        "seal_pass",
        "staff_notice",
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
        "contact",
        "deputised_act",
        "document",
        "dossier_note",
        "draft",
        "effect",
        "entry_note",
        "fee_line",
        "hand_out",
        "incident",
        "interruption",
        "journal_line",
        "letter",
        "linked_leg",
        "look_up",
        "online_payment",
        "opinion",
        "original_move",
        "parcel",
        "parcel_event",
        "pause",
        "payment_intent",
        "person_named",
        "pickup_token",
        "portal_message",
        "promise",
        "rating",
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

# Columns other than identifiers of its own that keep a copy's row apart from every other: they bear an identifier or a
# code within them, are numbered, or follow from something that does.
DISTINCT = frozenset(
    (
        ("dossier", "code"),
        ("cash_receipt", "number"),
        ("document", "number"),
        ("effect", "reference"),
        ("inbox_message", "event_id"),
        ("letter", "reference"),
        ("linked_leg", "reference"),
        ("online_payment", "gateway_ref"),
        ("parcel", "reference"),
        ("payment_intent", "reference"),
        ("portal_message", "reference"),
        ("refund", "gateway_ref"),
        ("refund", "payout_number"),
        ("refund", "reference"),
        ("register_entry", "ends"),
        ("register_entry", "number"),
        ("register_entry", "personal_number_key"),
    )
)


def tables_of(*kinds: Kind) -> list[str]:
    """The names of the tables of these kinds, in the order in which rows may be written."""
    return [name for name, kind in BELONGING.items() if kind in kinds]
