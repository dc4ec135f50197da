"""A letter by e-mail, and how it is written on the wire."""

from __future__ import annotations

from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Annotated
from urllib.parse import quote

from pydantic import AwareDatetime, Field, StringConstraints

from gateways.wire import Asked, Wire

MailAddress = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}$")]
HeaderText = Annotated[str, StringConstraints(pattern=r"^[^\r\n\x00]*$")]
# Seven-bit lines pass every server there is; Vietnamese goes encoded.
_POLICY = policy.SMTP.clone(cte_type="7bit")


class MailAttachment(Wire):
    """A file that goes along; `media_type` such as "application/pdf"."""

    name: HeaderText
    media_type: Annotated[str, StringConstraints(pattern=r"^[a-z]+/[a-z0-9.+-]+$")]
    content: bytes


class MailMessage(Asked):
    """One letter to one person; `written_at` stays the same when it is sent again."""

    sender: MailAddress
    sender_name: HeaderText = ""
    to: MailAddress
    subject: Annotated[str, StringConstraints(pattern=r"^[^\r\n\x00]+$")]
    text: str = Field(min_length=1)
    html: str | None = None
    attachments: tuple[MailAttachment, ...] = ()
    written_at: AwareDatetime

    def message_id(self) -> str:
        """Made of our reference alone, so that a letter sent twice is known as one by every mail program."""
        return f"<{quote(self.reference, safe='')}@{self.sender.rpartition('@')[2]}>"

    def as_bytes(self) -> bytes:
        """The letter with text, HTML beside it, and attachments."""
        letter = EmailMessage(policy=_POLICY)
        letter["From"] = Address(self.sender_name, addr_spec=self.sender)
        letter["To"] = Address(addr_spec=self.to)
        letter["Subject"] = self.subject
        letter["Date"] = self.written_at
        letter["Message-ID"] = self.message_id()
        # Holiday notices and the like must not answer a machine.
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(self.text)
        if self.html is not None:
            letter.add_alternative(self.html, subtype="html")
        for file in self.attachments:
            kind, _, subtype = file.media_type.partition("/")
            letter.add_attachment(file.content, maintype=kind, subtype=subtype, filename=file.name)
        return letter.as_bytes()
