"""One request behind the door: who is asking, and the one transaction in which it is answered."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session
from starlette.requests import Request

from models.acts.refusal import AttemptNoted
from models.failpoint import failpoint
from web.caller import Caller, admit
from web.front_door import FrontDoor
from web.open_to import declared_for
from web.porch.request_id import request_id_of
from web.tracking_secret import open_by_secret


@dataclass(frozen=True)
class Inside:
    """What an endpoint works with: an open transaction, who asks, and the business time of this request."""

    session: Session
    caller: Caller
    now: datetime


class Visit(ABC):
    """A request. `enter` may be called more than once; each time the caller is identified and admitted anew."""

    def __init__(self, front: FrontDoor, request: Request) -> None:
        self.front = front
        self.request = request
        self.request_id = request_id_of(request.scope)

    @property
    def address(self) -> str:
        """Where the request comes from; the server has put a trusted proxy's word in already."""
        return self.request.client.host if self.request.client else "unknown"

    @contextmanager
    def enter(self, *, code: str | None = None, secret: str | None = None) -> Iterator[Inside]:
        """This will open a transaction for a caller to whom the endpoint is open, or raise the problem.

        `code` and `secret` are a dossier's, where an applicant may come in by them. What is done inside is committed
        at the end, and undone whole by any exception but `AttemptNoted`, which leaves its note behind.
        """
        noted: AttemptNoted | None = None
        with self.front.database.transaction() as session:
            caller = self.identify(session)
            if not caller.is_known and code and secret:
                opened = open_by_secret(session, self.front, code, secret, self.address)
                caller = Caller.of_applicant(opened.dossier_id, second=opened.second)
            admit(caller, declared_for(self.request.scope["endpoint"]))
            try:
                yield Inside(session, caller, self.front.clock.now())
            except AttemptNoted as attempt:
                noted = attempt
        if noted is not None:
            raise noted
        if self.request.method != "GET":
            failpoint(f"web.after_commit:{self.request.scope['endpoint'].__name__}")

    @abstractmethod
    def identify(self, session: Session) -> Caller:
        """This will tell who is asking; anyone, when nothing is shown."""


def front_of(request: Request) -> FrontDoor:
    """This will give the front door of the application that serves the request."""
    front = request.app.state.front
    assert isinstance(front, FrontDoor), "create_application puts it there"
    return front
