"""All notices of the house, in the order a dossier may meet them. Run as a module, it prints docs/notices.md."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from notifications.content import Content
from notifications.notice import Chain, Notice
from notifications.notices.apology import APOLOGY
from notifications.notices.confirmation_asked import CONFIRMATION_ASKED
from notifications.notices.draft_to_confirm import DRAFT_TO_CONFIRM
from notifications.notices.filed import FILED
from notifications.notices.follow_up_opened import FOLLOW_UP_OPENED
from notifications.notices.group_outcome import GROUP_OUTCOME
from notifications.notices.intake_refusal import INTAKE_REFUSAL
from notifications.notices.lapsed import LAPSED
from notifications.notices.leg_supplement_request import LEG_SUPPLEMENT_REQUEST
from notifications.notices.moved_appointment import MOVED_APPOINTMENT
from notifications.notices.number_added import NUMBER_ADDED
from notifications.notices.parcel_returned import PARCEL_RETURNED
from notifications.notices.parcel_sent import PARCEL_SENT
from notifications.notices.payment_received import PAYMENT_RECEIVED
from notifications.notices.pickup_code import PICKUP_CODE
from notifications.notices.receipt import RECEIPT
from notifications.notices.refund_decided import REFUND_DECIDED
from notifications.notices.refusal import REFUSAL
from notifications.notices.result_ready import RESULT_READY
from notifications.notices.signing_invitation import SIGNING_INVITATION
from notifications.notices.stopped import STOPPED
from notifications.notices.supplement_reminder import SUPPLEMENT_REMINDER
from notifications.notices.supplement_request import SUPPLEMENT_REQUEST

_IN_ORDER: tuple[Notice[Any], ...] = (
    FILED,
    FOLLOW_UP_OPENED,
    RECEIPT,
    PAYMENT_RECEIVED,
    SUPPLEMENT_REQUEST,
    SUPPLEMENT_REMINDER,
    LAPSED,
    INTAKE_REFUSAL,
    DRAFT_TO_CONFIRM,
    REFUSAL,
    SIGNING_INVITATION,
    RESULT_READY,
    PICKUP_CODE,
    PARCEL_SENT,
    PARCEL_RETURNED,
    CONFIRMATION_ASKED,
    LEG_SUPPLEMENT_REQUEST,
    GROUP_OUTCOME,
    STOPPED,
    NUMBER_ADDED,
    REFUND_DECIDED,
    APOLOGY,
    MOVED_APPOINTMENT,
)

CATALOGUE: Mapping[str, Notice[Any]] = MappingProxyType({notice.id: notice for notice in _IN_ORDER})


class UnknownNotice(LookupError):
    """No notice of this name is in the catalogue."""


def notice_called(notice_id: str) -> Notice[Any]:
    """The notice of that name; `UnknownNotice` if there is none."""
    try:
        return CATALOGUE[notice_id]
    except KeyError:
        raise UnknownNotice(notice_id) from None


def content_of(notice_id: str, kept: Mapping[str, object]) -> Content:
    """The content that was kept for a letter of this notice (`Content.kept`)."""
    content: Content = notice_called(notice_id).content.model_validate(kept)
    return content


def catalogue_page() -> str:
    """docs/notices.md: every notice, when and to whom it goes, how, and by what law."""
    rows = "\n".join(_row(notice) for notice in _IN_ORDER)
    return f"{_PAGE_HEAD}{rows}\n{_PAGE_FOOT}"


def chain_in_words(chain: Chain) -> str:
    """The chain as it is read: `e-mail and sms` together, or `e-mail, then sms`; a person comes last of all."""
    rungs = [" and ".join(channel.value for channel in rung) for rung in chain]
    return ", then ".join([*rungs, "a person calls"])


def _row(notice: Notice[Any]) -> str:
    cells = (
        f"`{notice.id}`",
        notice.title,
        notice.sent_when,
        notice.sent_to,
        chain_in_words(notice.chain),
        notice.legal_basis,
    )
    return "| " + " | ".join(cells) + " |"


_PAGE_HEAD = """\
# Notices

What the office says to people, in the order a dossier may meet it. Printed by `python -m notifications.catalogue`;
a test keeps it fresh.

| Notice | Title | When sent | To whom | Channels | Legal basis |
|---|---|---|---|---|---|
"""

_PAGE_FOOT = """
*e-mail and sms* are sent together, because the law wants the person reached, not the letter sent; *e-mail, then sms*
saves the paid channel for those without the free one, or for a letter that came back. When no channel is left, the
dossier's desk gets a work item: a person must call.
*cần kiểm chứng* marks a basis that was not found in a primary text.

Text messages go out without accents (one part holds 160 letters instead of 70); every template keeps within two parts.

## The office's own words

*Mẫu văn bản, tin nhắn* (`/quan-tri/mau`, keys G M) shows every notice with an ordinary example and with the longest
names there are, as HTML, plain text and text message (characters, alphabet, parts, cost, with and without accents),
and every paper as a picture and a PDF. What the law wants said is fixed in the templates. An office adds words of its
own beside it: a greeting, a note on its hours and a further contact in every letter, a sentence and a few words in
the text message of one notice, and what a part of a text message costs. Names in braces stand for facts
(`{ma_ho_so}`); an unknown one is refused with those there are. Every letter concerned is rendered with every example
before words may be proposed, and again before they are published; a text message that would grow beyond two parts is
refused, with its parts before and after. Whoever proposes does not publish. Versions are kept, and publishing nothing
takes words back. The words in force are kept in a letter's content when it is owed (`Office.own`): whatever is
published later, it says what it said.

![A letter with its text message in parts](pictures/desk-mau-thu.png)

To add a notice: a file in `notifications/notices/` with its content, its function and its entry; a folder of the same
name in `notifications/templates/` with `subject.txt`, `body.txt`, `body.html`, `sms.txt`; a line in
`notifications/catalogue.py`; this page printed anew.
"""

if __name__ == "__main__":
    sys.stdout.write(catalogue_page())
