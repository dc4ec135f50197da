"""Which channels a notice takes to a person, given what contact data there are and what has failed before."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from notifications.catalogue import notice_called
from notifications.contact import Contact, Unusable, mail_address, mobile_number
from notifications.message import Channel


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes on one channel."""

    channel: Channel
    to: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NoWayToReach:
    """No channel is left for this notice: a person must call. `why` tells that person, naming no address."""

    notice_id: str
    why: tuple[str, ...]


def route(
    notice_id: str, contact: Contact, tried: AbstractSet[Channel] = frozenset()
) -> tuple[Address, ...] | NoWayToReach:
    """The addresses to send this notice to now, all of them at once.

    `tried` are the channels already used for it. Ask again with them only when everything sent so far has failed for
    good: one message that arrived is a person reached.
    """
    reachable, unusable = _ways(contact)
    for rung in notice_called(notice_id).chain:
        addresses = tuple(reachable[channel] for channel in rung if channel in reachable and channel not in tried)
        if addresses:
            return addresses
    failed = tuple(
        f"{_SAID[channel]} không đến được" for channel in Channel if channel in tried and channel in reachable
    )
    return NoWayToReach(notice_id, (*failed, *(way.why for way in unusable)))


def _ways(contact: Contact) -> tuple[dict[Channel, Address], tuple[Unusable, ...]]:
    judged = {Channel.EMAIL: mail_address(contact.email), Channel.SMS: mobile_number(contact.phone)}
    reachable = {channel: Address(channel, to) for channel, to in judged.items() if isinstance(to, str)}
    return reachable, tuple(way for way in judged.values() if isinstance(way, Unusable))


_SAID = {Channel.EMAIL: "e-mail", Channel.SMS: "tin nhắn"}
