"""Routes between agencies: what was asked and what was answered is kept as evidence, hashed together.

The entry is written before the answer leaves. If that cannot be done the caller gets no answer and asks again, and by
his idempotency key he is told the same; so there is no answer out there of which we have no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from models.linkage.exchange import Direction
from models.linkage.keep_exchange import Passed, keep_exchange
from web.machines.idempotency import HEADER
from web.machines.json_body import StrictRoute
from web.problems.answer import answer_problem
from web.problems.of_error import TOLD, problem_of_error
from web.visit import front_of

BINDING = "Exchange-Binding"


class EvidenceRoute(StrictRoute):
    """A strict route that keeps what passes with every partner that has shown who it is."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def on_record(request: Request) -> Response:
            heard: list[bytes] = []

            async def receive() -> Message:
                message = await request.receive()
                if message["type"] == "http.request":
                    heard.append(message.get("body", b""))
                return message

            try:
                answer = await handle(Request(request.scope, receive))
            except TOLD as error:
                answer = answer_problem(request, problem_of_error(error))
            partner = getattr(request.state, "partner", None)
            if partner is not None:
                answer.headers[BINDING] = await run_in_threadpool(_keep, request, partner, b"".join(heard), answer)
            return answer

        return on_record


def _keep(request: Request, partner: str, said: bytes, answer: Response) -> str:
    front = front_of(request)
    passed = Passed(
        partner=partner,
        direction=Direction.IN,
        method=request.method,
        target=request.url.path,
        reference=request.headers.get(HEADER, "").strip('"'),
        request=said,
        status=answer.status_code,
        answer=bytes(answer.body),
    )
    with front.database.transaction() as session:
        return keep_exchange(session, passed, front.clock.now()).binding
