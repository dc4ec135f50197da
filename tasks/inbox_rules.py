"""What each kind of message from a partner means for the dossier it is about."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.inbox_rule import InboxRule
from tasks.delivery.parcel_news import book_collected, note_delivered, note_event, note_remitted, note_returned
from tasks.money.payment_news import note_not_paid, note_not_refunded, note_over, note_paid, note_refunded
from tasks.register.late_number import take_late_number

INBOX_RULES: Mapping[str, InboxRule] = MappingProxyType(
    {
        "lookup.answered": InboxRule("answered"),
        "query.answered": InboxRule("answered"),
        "number.given": InboxRule("given", late=take_late_number),
        "number.refused": InboxRule("refused"),
        "parcel.accepted": InboxRule(None, note=note_event),
        "parcel.in_transit": InboxRule(None, note=note_event),
        "parcel.delivered": InboxRule("delivered", note=note_delivered),
        "parcel.returned": InboxRule("returned", note=note_returned),
        "parcel.cod_collected": InboxRule(None, note=book_collected),
        "parcel.cod_remitted": InboxRule(None, note=note_remitted),
        "payment.paid": InboxRule(None, note=note_paid),
        "payment.failed": InboxRule(None, note=note_not_paid),
        "payment.over": InboxRule(None, note=note_over),
        "refund.paid": InboxRule(None, note=note_refunded),
        "refund.failed": InboxRule(None, note=note_not_refunded),
    }
)
