"""Phiếu giải quyết văn bản đến (Nghị định 30/2020/NĐ-CP, Phụ lục IV)."""

from __future__ import annotations

from typing import ClassVar

from documents.contents.content import Content, Part, Required, Text
from documents.contents.letterhead import Letterhead


class SlipTask(Part):
    """Who has it, in which part, and when he signed for it; `received` is empty as long as nobody has."""

    part: Required
    who: Required
    given: Required
    received: Text = ""


class IncomingSlip(Content):
    """What goes along with a document through the house: what it is, what the leader said, what came of it."""

    template: ClassVar[str] = "incoming/slip"
    title: ClassVar[str] = "Phiếu giải quyết văn bản đến"

    letterhead: Letterhead
    arrival: Required
    arrived: Required
    sender: Required
    called: Required
    subject: Required
    urgency: Text = ""
    directive: Text = ""
    leader: Text = ""
    limit: Text = ""
    tasks: tuple[SlipTask, ...] = ()
    result: Text = ""
