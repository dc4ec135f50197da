"""A letter by e-mail, and how it is written on the wire."""

from __future__ import annotations

from email.encoders import encode_base64
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime
from typing import Annotated, Any
from urllib.parse import quote

from pydantic import AwareDatetime, Field, StringConstraints

from gateways.wire import Asked, Wire

MailAddress = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}$")]
HeaderText = Annotated[str, StringConstraints(pattern=r"^[^\r\n\x00]*$")]
_LINES_END_AS_IN_SMTP = compat32.clone(linesep="\r\n")


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
        """The letter with text, HTML beside it, and attachments; every byte is ASCII."""
        letter = self._body()
        letter["From"] = self._from()
        letter["To"] = self.to
        letter["Subject"] = Header(self.subject, "utf-8", header_name="Subject")
        letter["Date"] = format_datetime(self.written_at)
        letter["Message-ID"] = self.message_id()
        # Holiday notices and the like must not answer a machine.
        letter["Auto-Submitted"] = "auto-generated"
        return letter.as_bytes(policy=_LINES_END_AS_IN_SMTP)

    # The older half of the email package is used on purpose: the newer one loses a space wherever it breaks a long
    # Vietnamese subject into two lines.
    def _from(self) -> Header:
        if not self.sender_name:
            return Header(self.sender, "us-ascii", header_name="From")
        both = Header(self.sender_name, "utf-8", header_name="From")
        both.append(f"<{self.sender}>", "us-ascii")
        return both

    def _body(self) -> Message[Any, Any]:
        words = MIMEMultipart("alternative")
        words.attach(MIMEText(self.text, "plain", "utf-8"))
        if self.html is not None:
            words.attach(MIMEText(self.html, "html", "utf-8"))
        if not self.attachments:
            return words
        whole = MIMEMultipart("mixed")
        whole.attach(words)
        for file in self.attachments:
            whole.attach(_attached(file))
        return whole


def _attached(file: MailAttachment) -> Message[Any, Any]:
    kind, _, subtype = file.media_type.partition("/")
    part = MIMEBase(kind, subtype)
    part.set_payload(file.content)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", file.name))
    return part
