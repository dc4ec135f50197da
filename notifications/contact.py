"""The mail address and telephone number a person has given, and whether anything can be sent there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from notifications.message import Channel

# What every mail system carries without special agreement; an address outside it is left to a person to correct.
_MAIL_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}"
)
_MOBILE_NUMBER = re.compile(r"0[35789]\d{8}")
_COUNTRY_CODE = re.compile(r"(?:\+|00)?84(?=[35789]\d{8}$)")


@dataclass(frozen=True, slots=True)
class Contact:
    """Contact data as they stand in the dossier, not yet judged. Kept out of representations."""

    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Unusable:
    """A channel this contact cannot be reached on, and why, in words for the clerk who will call."""

    channel: Channel
    why: str


def mail_address(email: str | None) -> str | Unusable:
    """The address a letter can be sent to, trimmed, or why there is none."""
    address = (email or "").strip()
    if not address:
        return Unusable(Channel.EMAIL, "không có địa chỉ e-mail")
    if len(address) > 254 or not _MAIL_ADDRESS.fullmatch(address):
        return Unusable(Channel.EMAIL, "địa chỉ e-mail không đúng")
    return address


def mobile_number(phone: str | None) -> str | Unusable:
    """The mobile number, written 0912345678, or why no text message can be sent."""
    digits = re.sub(r"[\s.\-()]", "", phone or "")
    if not digits:
        return Unusable(Channel.SMS, "không có số điện thoại")
    national = _COUNTRY_CODE.sub("0", digits, count=1)
    if not _MOBILE_NUMBER.fullmatch(national):
        return Unusable(Channel.SMS, "số điện thoại không phải số di động trong nước")
    return national
