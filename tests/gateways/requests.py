"""Requests with synthetic people in them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from gateways.civil_status.record_lock import LockRequest
from gateways.civil_status.registration_notice import RegistrationNotice
from gateways.commune_query import Asker, CommuneQuery
from gateways.look_up import LookUpRequest, PersonAsked
from gateways.mail_message import MailMessage
from gateways.parcel_order import ParcelOrder, PostalParty
from gateways.personal_number import ChildToNumber, NumberRequest
from gateways.sms_gateway import TextMessage

SOMEBODY = "Nguyễn Thị Kín"
_PARTY = PostalParty(name=SOMEBODY, address="Số 0 đường Mô Phỏng", tel="0900000000", province="01")
_PERSON = PersonAsked(full_name=SOMEBODY, birth_date="1990", identity_number="001190900001")


def parcel(reference: str, cod_amount: int = 0) -> ParcelOrder:
    return ParcelOrder(
        reference=reference,
        customer_code="KH-THU",
        order_number="H26.0000",
        cod_amount=cod_amount,
        sender=_PARTY,
        receiver=_PARTY,
    )


def look_up(reference: str) -> LookUpRequest:
    return LookUpRequest(
        reference=reference, kind="marital", persons=(_PERSON, _PERSON), requested_by="tu-phap", purpose="1.001193"
    )


def number(reference: str) -> NumberRequest:
    child = ChildToNumber(full_name=SOMEBODY, birth_date=date(2026, 11, 20), sex="male", province_code="001")
    return NumberRequest(reference=reference, child=child, requested_by="tu-phap", register_entry="1/2026")


def query(reference: str) -> CommuneQuery:
    return CommuneQuery(
        reference=reference,
        about="marital_status",
        commune_code="09556",
        persons=(_PERSON,),
        requested_by="tu-phap",
        purpose="1.001193",
        asker=Asker(code="H26.99.01", name="UBND phường Thử", province="01", ward="09556", address="Số 0 đường Mẫu"),
        asked_on=date(2026, 11, 20),
    )


def lock(reference: str) -> LockRequest:
    return LockRequest(
        reference=reference,
        person=_PERSON,
        died_on="2026-11-18",
        register_entry="1/2026",
        requested_by="tu-phap",
    )


def notice(reference: str) -> RegistrationNotice:
    return RegistrationNotice(
        reference=reference,
        event="death",
        commune_code="09552",
        person=_PERSON,
        register_entry="1/2026",
        registered_on=date(2026, 11, 20),
        registered_at="UBND phường Mẫu",
        requested_by="tu-phap",
    )


def text(reference: str, to: str = "0900000000") -> TextMessage:
    return TextMessage(reference=reference, to=to, text="Ho so da co ket qua.")


def letter(reference: str, to: str = "nguoi.thu@example.invalid") -> MailMessage:
    return MailMessage(
        reference=reference,
        sender="mot-cua@phuong.example",
        sender_name="Bộ phận Một cửa",
        to=to,
        subject="Kết quả hồ sơ đã có tại Bộ phận Tiếp nhận và Trả kết quả, mời ông/bà đến nhận",
        text="Kính gửi ông/bà,\nHồ sơ đã có kết quả.\n.\n",
        html="<p>Hồ sơ đã có kết quả.</p>",
        written_at=datetime(2026, 11, 20, 2, 0, tzinfo=UTC),
    )
