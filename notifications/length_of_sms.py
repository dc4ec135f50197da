"""What a text message is for whoever pays for it: characters, alphabet, parts, money."""

from __future__ import annotations

from dataclasses import dataclass

from notifications.sms_text import is_gsm7, parts, to_gsm7


@dataclass(frozen=True)
class SmsLength:
    """`cost` is in đồng, None while nobody has said what a part costs."""

    text: str
    characters: int
    encoding: str
    parts: tuple[str, ...]
    cost: int | None


def sms_length(text: str, price: int | None, *, accented: bool) -> SmsLength:
    """The message as it would leave, with its marks or without."""
    sent = text if accented else to_gsm7(text)
    cut = parts(sent)
    encoding = "GSM-7" if is_gsm7(sent) else "UCS-2"
    return SmsLength(sent, len(sent), encoding, cut, None if price is None else price * len(cut))
