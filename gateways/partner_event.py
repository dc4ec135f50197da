"""What a partner tells us unasked: a CloudEvents 1.0 envelope around one of a few kinds of news."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, StringConstraints, ValidationError

from gateways.look_up import LookUpAnswer
from gateways.parcel_standing import ParcelNews
from gateways.payment.standing import PaymentFailed, PaymentNews, RefundFailed, RefundNews
from gateways.personal_number import NumberGiven, NumberRefused
from gateways.wire import Reference, Referring, Wire

_Word = Annotated[str, StringConstraints(min_length=1, max_length=80)]

# What can be told, by the envelope's type.
NEWS: dict[str, type[Referring]] = {
    "parcel.accepted": ParcelNews,
    "parcel.in_transit": ParcelNews,
    "parcel.delivered": ParcelNews,
    "parcel.returned": ParcelNews,
    "parcel.cod_collected": ParcelNews,
    "parcel.cod_remitted": ParcelNews,
    "lookup.answered": LookUpAnswer,
    "number.given": NumberGiven,
    "number.refused": NumberRefused,
    "payment.paid": PaymentNews,
    "payment.failed": PaymentFailed,
    "refund.paid": RefundNews,
    "refund.failed": RefundFailed,
}


class UnreadableEvent(Exception):
    """`reason`: envelope, unknown-type, data or reference-differs; never what was in it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PartnerEvent(Wire):
    """`source` and `id` together are unique, `subject` is our reference, `time` is when it happened there."""

    specversion: Literal["1.0"]
    id: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    source: _Word
    type: _Word
    time: AwareDatetime
    subject: Reference
    data: dict[str, Any]

    @classmethod
    def read(cls, payload: bytes) -> PartnerEvent:
        """The envelope; UnreadableEvent("envelope") when it is none."""
        try:
            return cls.model_validate_json(payload)
        except ValidationError:
            raise UnreadableEvent("envelope") from None

    def news(self) -> Referring:
        """What was told, as the model of its type; UnreadableEvent when it makes no sense."""
        kind = NEWS.get(self.type)
        if kind is None:
            raise UnreadableEvent("unknown-type")
        try:
            told = kind.model_validate(self.data)
        except ValidationError:
            raise UnreadableEvent("data") from None
        if told.reference != self.subject:
            raise UnreadableEvent("reference-differs")
        return told
