"""The mail server at the end of every address: keeps what it accepted, by SMTP, and shows it by HTTP.

Like real ones it does not look for doubles. The same Message-ID twice is two lines in the ledger, the second
marked as a repeat.
"""

from __future__ import annotations

import asyncio
import hashlib
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from urllib.parse import unquote

from aiosmtpd.smtp import SMTP, Envelope, Session
from fastapi import APIRouter
from starlette.responses import Response

from simulators import moment
from simulators.forcing import Forcing
from simulators.partner import Partner, Possibilities

NAME = "mail-sink"
AT_ADDRESS = ("reject", "greylist")
AT_END = ("reject-data", "drop", "drop-unkept", "hang", "late-ok")
POSSIBLE = Possibilities(outcomes={"mail": ("accept",)}, faults=(*AT_ADDRESS, *AT_END))
SILENCE = 600.0


class MailSink:
    """The SMTP conversation's hooks, and the one HTTP route beside the levers."""

    def __init__(self, partner: Partner) -> None:
        self._partner = partner
        self._kept: dict[str, dict[str, Any]] = {}
        for line in partner.ledger.lines():
            if line["what"] == "accepted":
                self._keep(line["reference"], line["message_id"], line["at"])

    def protocol(self) -> asyncio.Protocol:
        """One SMTP connection."""
        return SMTP(self, hostname="mail.simulated", ident="mail sink", loop=asyncio.get_running_loop())

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/messages/by-reference/{reference}", self.inquire, methods=["GET"])
        return router

    async def inquire(self, reference: str) -> Response:
        return await self._partner.inquire(reference, lambda: self._kept.get(reference))

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        fault = self._partner.forcings.take({"operation": "mail", "to": [address]}, AT_ADDRESS)
        if fault:
            self._log("refused", fault, to=[address], code=fault.outcome)
            return "550 5.1.1 no such mailbox" if fault.outcome == "reject" else "451 4.7.1 come back later"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        letter = _read(envelope)
        fault = self._partner.forcings.take({"operation": "mail", **letter}, AT_END)
        outcome = fault.outcome if fault else "accept"
        if outcome in ("accept", "drop", "late-ok"):
            self._accept(letter, fault)
        else:
            self._log("refused", fault, reference=letter["reference"], code=outcome)
        if outcome in ("drop", "drop-unkept") and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        if outcome in ("hang", "late-ok"):
            await asyncio.sleep(SILENCE)
        return "554 5.6.0 not taken" if outcome == "reject-data" else "250 2.0.0 kept"

    def _accept(self, letter: dict[str, Any], fault: Forcing | None) -> None:
        repeat = letter["reference"] in self._kept
        line = self._log("accepted", fault, **letter, repeat=repeat)
        self._keep(letter["reference"], letter["message_id"], line["at"])

    def _keep(self, reference: str, message_id: str, at: float) -> None:
        standing = {
            "reference": reference,
            "message_id": message_id,
            "status": "accepted",
            "accepted_at": moment.written(at),
        }
        self._kept.setdefault(reference, standing)

    def _log(self, what: str, fault: Forcing | None, **fields: Any) -> dict[str, Any]:
        spent = self._partner.note_spent(fault)
        return self._partner.ledger.write(what, **fields, fault=fault.outcome if fault else None, spent=spent)


def _read(envelope: Envelope) -> dict[str, Any]:
    """The letter as the ledger keeps it: its parts as text, its attachments by their digest."""
    raw = envelope.original_content or b""
    letter = message_from_bytes(raw, policy=policy.default)
    message_id = str(letter["message-id"] or "").strip()
    return {
        "reference": unquote(message_id.strip("<>").rpartition("@")[0]) or message_id,
        "message_id": message_id,
        "from": envelope.mail_from,
        "to": list(envelope.rcpt_tos),
        "header_to": str(letter["to"] or ""),
        "subject": str(letter["subject"] or ""),
        "text": _body(letter, "plain"),
        "html": _body(letter, "html"),
        "attachments": [_attachment(part) for part in letter.iter_attachments()],
        "size": len(raw),
    }


def _body(letter: EmailMessage, kind: str) -> str | None:
    part = letter.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part else None


def _attachment(part: EmailMessage) -> dict[str, Any]:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    return {
        "name": part.get_filename(),
        "type": part.get_content_type(),
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
