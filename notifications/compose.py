"""From a notice and a person's contact data to the messages that go into the outbox."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from notifications.channels import Address, NoWayToReach, route
from notifications.contact import Contact
from notifications.content import Content
from notifications.message import Channel, Message
from notifications.render import render


def compose(
    notice_id: str,
    content: Content,
    contact: Contact,
    *,
    reference: str,
    tried: AbstractSet[Channel] = frozenset(),
    accented_sms: bool = False,
) -> tuple[Message, ...] | NoWayToReach:
    """The messages to send now, or that a person must call; see `route` for `tried`.

    `reference` names this letter; each message's own is `<reference>/e-mail` or `<reference>/sms`, the same however
    often it is composed.
    """
    addresses = route(notice_id, contact, tried)
    if isinstance(addresses, NoWayToReach):
        return addresses
    return tuple(
        write(notice_id, content, address, reference=f"{reference}/{address.channel.value}", accented_sms=accented_sms)
        for address in addresses
    )


def write(notice_id: str, content: Content, address: Address, *, reference: str, accented_sms: bool = False) -> Message:
    """The one message for this address, under this reference; the outbox writes each letter so when its turn comes."""
    words = render(notice_id, content, accented_sms=accented_sms)
    if address.channel is Channel.SMS:
        return Message(channel=Channel.SMS, to=address.to, text=words.sms, reference=reference)
    return Message(
        channel=Channel.EMAIL,
        to=address.to,
        subject=words.subject,
        text=words.text,
        html=words.html,
        reference=reference,
    )
