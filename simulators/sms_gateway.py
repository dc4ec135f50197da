"""The text-message gateway: takes a message, sends it, and says on request whether it arrived."""

from __future__ import annotations

import re
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from simulators import moment, text_parts
from simulators.answers import Refusal
from simulators.deed import Effect, Wanted
from simulators.partner import Partner, Possibilities

NAME = "sms-gateway"
POSSIBLE = Possibilities(
    outcomes={"send": ("ok", "permanent-failure", "temporary-failure", "sending")},
    refusal="bad-number",
)
_MOBILE = re.compile(r"0[35789]\d{8}")
# What becomes of a message; "sending" stays with the network.
FINAL = {"ok": "delivered", "permanent-failure": "permanent-failure", "temporary-failure": "temporary-failure"}


class Message(BaseModel):
    reference: str = Field(min_length=1, max_length=120)
    to: str
    text: str = Field(min_length=1, max_length=1600)


class SmsGateway:
    """Sends one message for one reference."""

    def __init__(self, partner: Partner) -> None:
        self._partner = partner

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/messages", self.send, methods=["POST"])
        router.add_api_route("/messages/by-reference/{reference}", self.inquire, methods=["GET"])
        return router

    async def send(self, message: Message, request: Request) -> Response:
        return await self._partner.do("send", request, message, lambda wanted: self._send(message, wanted))

    async def inquire(self, reference: str) -> Response:
        return await self._partner.inquire(reference, lambda: self._standing(reference))

    def _send(self, message: Message, wanted: Wanted) -> Effect:
        if not _MOBILE.fullmatch(message.to):
            raise Refusal(422, "bad-number")
        answer = {
            "reference": message.reference,
            "status": "queued",
            "parts": text_parts.parts(message.text),
            "encoding": text_parts.encoding(message.text),
        }
        end = FINAL.get(wanted.outcome)
        return Effect("sent", answer, [("message.ended", {"status": end})] if end else [])

    def _standing(self, reference: str) -> dict[str, Any] | None:
        deed = self._partner.deeds.get(("send", reference))
        if deed is None:
            return None
        ended = deed.told(moment.now())
        return {**deed.answer, "status": ended[-1].data["status"] if ended else "sending"}
