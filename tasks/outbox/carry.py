"""Handing one letter to its channel, outside of any transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog

from gateways.mail_message import MailAttachment, MailMessage
from gateways.sms_gateway import SmsStanding, TextMessage
from notifications.catalogue import content_of
from notifications.channels import Address
from notifications.compose import write
from notifications.message import Channel, Message
from tasks.equipment import Equipment
from tasks.outbox.attempted import attempted
from tasks.outbox.fate import Attempt, Fate

log = structlog.get_logger("outbox")


@dataclass(frozen=True)
class Carried:
    """A letter as it was when it was claimed. `attachment` is title and SHA-256 of the document that goes along."""

    notice: str
    channel: str
    to: str
    content: Any
    reference: str
    sender_name: str
    written_at: datetime
    in_doubt: bool
    attachment: tuple[str, str] | None


def carry(equipment: Equipment, letter: Carried) -> Attempt:
    """This will send the letter; one that may have been sent before is asked about first."""
    try:
        message = _message(letter)
    except Exception as error:
        # A letter that cannot be put into words is for a person: trying again changes nothing.
        log.error("letter cannot be written", notice=letter.notice, error=type(error).__name__)
        return Attempt(Fate.FAILED, fault="cannot-be-written")
    send = _by_sms if message.channel is Channel.SMS else _by_mail
    return attempted(lambda: send(equipment, letter, message), in_doubt=letter.in_doubt, what=letter.notice)


def _message(letter: Carried) -> Message:
    address = Address(Channel(letter.channel), letter.to)
    return write(letter.notice, content_of(letter.notice, letter.content), address, reference=letter.reference)


def _by_sms(equipment: Equipment, letter: Carried, message: Message) -> Attempt:
    gateway = equipment.partners.sms_gateway
    standing = gateway.inquire(letter.reference) if letter.in_doubt else None
    if standing is None:
        standing = gateway.send(TextMessage(reference=letter.reference, to=message.to, text=message.text))
    return _as_attempt(standing)


def _as_attempt(standing: SmsStanding) -> Attempt:
    """The gateway takes everything at first; only later does it say what the network made of it."""
    if standing.status == "delivered":
        return Attempt(Fate.ARRIVED)
    if standing.status == "permanent-failure":
        return Attempt(Fate.FAILED, fault=standing.status)
    if standing.status == "temporary-failure":
        return Attempt(Fate.LATER, anew=True)
    return Attempt(Fate.UNDER_WAY, in_doubt=True)


def _by_mail(equipment: Equipment, letter: Carried, message: Message) -> Attempt:
    mail = equipment.partners.mail
    if letter.in_doubt and mail.inquire(letter.reference) is not None:
        return Attempt(Fate.ARRIVED)
    mail.send(
        MailMessage(
            reference=letter.reference,
            sender=equipment.mail_sender,
            sender_name=letter.sender_name,
            to=message.to,
            subject=message.subject or "",
            text=message.text,
            html=message.html,
            attachments=_attachments(equipment, letter),
            written_at=letter.written_at,
        )
    )
    return Attempt(Fate.ARRIVED)


def _attachments(equipment: Equipment, letter: Carried) -> tuple[MailAttachment, ...]:
    if letter.attachment is None:
        return ()
    title, sha256 = letter.attachment
    return (MailAttachment(name=f"{title}.pdf", media_type="application/pdf", content=equipment.files.get(sha256)),)
