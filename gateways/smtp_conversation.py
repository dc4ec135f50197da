"""An SMTP connection that is cut when its time is up, however slowly the server speaks.

The library's time-out runs anew with every byte received; here a timer shuts the socket down, which wakes
whoever reads from it.
"""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
import threading
from typing import Any

from gateways.mail_server import MailServer

# What this side calls itself; asking the network for the host's full name may take a minute.
OWN_NAME = "localhost"


class SmtpConversation(smtplib.SMTP):
    """Begins with connecting; `timeout` seconds from then on it is over."""

    def __init__(self, host: str, port: int, timeout: float, **options: Any) -> None:
        self._end = threading.Timer(timeout, self._cut)
        self._end.daemon = True
        self._end.start()
        try:
            super().__init__(host, port, local_hostname=OWN_NAME, timeout=timeout, **options)
        except BaseException:
            self._end.cancel()
            raise

    def close(self) -> None:
        self._end.cancel()
        super().close()

    def _cut(self) -> None:
        if self.sock:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


class _InTls(SmtpConversation, smtplib.SMTP_SSL):
    """The same inside TLS from the first byte."""


def converse(server: MailServer, timeout: float) -> SmtpConversation:
    """A conversation with the server, both sides introduced; smtplib's errors or OSError if it does not come about."""
    if server.security == "tls":
        smtp: SmtpConversation = _InTls(server.host, server.port, timeout, context=ssl.create_default_context())
    else:
        smtp = SmtpConversation(server.host, server.port, timeout)
    try:
        if server.security == "starttls":
            smtp.starttls(context=ssl.create_default_context())
        smtp.ehlo_or_helo_if_needed()
        if server.user is not None:
            smtp.login(server.user, server.password or "")
    except BaseException:
        smtp.close()
        raise
    return smtp
