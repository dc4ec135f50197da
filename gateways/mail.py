"""E-mail by SMTP."""

from __future__ import annotations

import contextlib
import smtplib
from collections.abc import Iterator
from typing import Literal, Protocol

from gateways.gateway import OutcomeUnknown, PartnerPostpones, PartnerRefused, PartnerUnreachable
from gateways.guard import Guard
from gateways.http_partner import TIMEOUT, HttpPartner
from gateways.mail_message import MailMessage
from gateways.mail_server import MailServer
from gateways.smtp_conversation import SmtpConversation, converse
from gateways.wire import Referring

NAME = "mail"


class MailStanding(Referring):
    """`accepted` is all SMTP ever says: the next server has taken the letter over."""

    status: Literal["accepted"] = "accepted"


class Mail(Protocol):
    """Every verb may raise the errors of `gateways.gateway`."""

    def send(self, message: MailMessage) -> MailStanding:
        """Refused with the SMTP code, such as `550`, when nobody has that address."""
        ...

    def inquire(self, reference: str) -> MailStanding | None:
        """Whether the letter was taken; None when it was not, or nobody can say: then it may be sent again,
        and its Message-ID tells the reader's program that it is the same letter."""
        ...


class SmtpMail:
    """One connection a letter; `log`, where the mail provider has one, is asked what it took."""

    def __init__(self, guard: Guard, server: MailServer, log: HttpPartner | None = None, timeout: float = TIMEOUT):
        self._guard = guard
        self._server = server
        self._log = log
        self._timeout = timeout

    def send(self, message: MailMessage) -> MailStanding:
        letter = message.as_bytes()
        with self._guard.call(), self._conversation() as smtp:
            self._name_both_ends(smtp, message)
            self._hand_over(smtp, letter)
            # It is taken; how the goodbye goes no longer matters.
            with contextlib.suppress(smtplib.SMTPException, OSError):
                smtp.quit()
        return MailStanding(reference=message.reference)

    def inquire(self, reference: str) -> MailStanding | None:
        if self._log is None:
            return None
        return self._log.ask("/messages/by-reference/", reference, MailStanding)

    @contextlib.contextmanager
    def _conversation(self) -> Iterator[SmtpConversation]:
        with self._nothing_sent():
            smtp = converse(self._server, self._timeout)
        try:
            yield smtp
        finally:
            smtp.close()

    def _name_both_ends(self, smtp: smtplib.SMTP, message: MailMessage) -> None:
        with self._nothing_sent():
            by_us = smtp.mail(message.sender)[0]
            to_whom = smtp.rcpt(message.to)[0] if _good(by_us) else by_us
        self._check_later(to_whom)
        # That *we* are not welcome says nothing about the letter; that its reader is unknown does.
        if not _good(by_us):
            raise PartnerUnreachable(self._guard.partner)
        self._check_taken(to_whom, otherwise=PartnerUnreachable)

    def _hand_over(self, smtp: smtplib.SMTP, letter: bytes) -> None:
        try:
            code = smtp.data(letter)[0]
        except smtplib.SMTPDataError as fault:
            code = fault.smtp_code
        except (smtplib.SMTPException, OSError):
            raise OutcomeUnknown(self._guard.partner) from None
        self._check_later(code)
        self._check_taken(code, otherwise=OutcomeUnknown)

    @contextlib.contextmanager
    def _nothing_sent(self) -> Iterator[None]:
        """Until the letter itself goes out, whatever breaks has sent nothing."""
        try:
            yield
        except (smtplib.SMTPException, OSError):
            raise PartnerUnreachable(self._guard.partner) from None

    def _check_later(self, code: int) -> None:
        if code // 100 == 4:
            raise PartnerPostpones(self._guard.partner)

    def _check_taken(self, code: int, *, otherwise: type[PartnerUnreachable | OutcomeUnknown]) -> None:
        if code // 100 == 5:
            raise PartnerRefused(self._guard.partner, str(code))
        if not _good(code):
            raise otherwise(self._guard.partner)


def _good(code: int) -> bool:
    return code // 100 == 2
