"""What each kind of message from a partner means for the dossier it is about."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.inbox_rule import InboxRule
from gateways.linked.agency_event import KINDS
from tasks.delivery.parcel_news import book_collected, note_delivered, note_event, note_remitted, note_returned
from tasks.linkage.leg_news import ask_soon, take_standing
from tasks.money.payment_news import note_not_paid, note_not_refunded, note_over, note_paid, note_refunded
from tasks.register.late_number import take_late_number
from tasks.verification.keep_asked_back import keep_asked_back
from tasks.verification.keep_late_answer import keep_late_answer

INBOX_RULES: Mapping[str, InboxRule] = MappingProxyType(
    {
        "lookup.answered": InboxRule("answered"),
        "query.answered": InboxRule("answered", note=keep_late_answer),
        "query.asked_back": InboxRule(None, note=keep_asked_back),
        "number.given": InboxRule("given", late=take_late_number),
        "number.refused": InboxRule("refused"),
        "record.locked": InboxRule("done_there"),
        "notice.received": InboxRule("done_there"),
        "parcel.accepted": InboxRule(None, note=note_event),
        "parcel.in_transit": InboxRule(None, note=note_event),
        "parcel.delivered": InboxRule("delivered", note=note_delivered),
        "parcel.returned": InboxRule("returned", note=note_returned),
        "parcel.cod_collected": InboxRule(None, note=book_collected),
        "parcel.cod_remitted": InboxRule(None, note=note_remitted),
        # An agency's message only says that there is news; how the case stands is asked for, and comes as below.
        **dict.fromkeys(KINDS, InboxRule(None, note=ask_soon)),
        "linked.accepted": InboxRule(None, note=take_standing),
        "linked.supplement_requested": InboxRule("told", note=take_standing, repeats=True),
        "linked.rejected": InboxRule("told", note=take_standing, repeats=True),
        "linked.completed": InboxRule("told", note=take_standing, repeats=True),
        "linked.withdrawn": InboxRule("told", note=take_standing, repeats=True),
        "payment.paid": InboxRule(None, note=note_paid),
        "payment.failed": InboxRule(None, note=note_not_paid),
        "payment.over": InboxRule(None, note=note_over),
        "refund.paid": InboxRule(None, note=note_refunded),
        "refund.failed": InboxRule(None, note=note_not_refunded),
    }
)
