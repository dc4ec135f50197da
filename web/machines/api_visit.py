"""A visit by machine: a bearer token of staff or of a partner's client, a tracking secret, or nothing."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request

from models.client_token import ClientToken
from models.partner_client import PartnerClient
from web.caller import Caller
from web.problem import Problem
from web.secret_text import CLIENT_PREFIX, STAFF_PREFIX, token_hash
from web.staff_session import find_session
from web.visit import Visit, front_of

SECRET_HEADER = "Tracking-Secret"  # noqa: S105 - the name of a header


class ApiVisit(Visit):
    """The token stands in `Authorization: Bearer ...`; cookies are not looked at, so no page can lend its session."""

    def identify(self, session: Session) -> Caller:
        token = self._bearer()
        if token is None:
            return Caller.anyone()
        caller = self._by_token(session, token)
        if caller is None:
            detail = "Mã truy cập không còn hiệu lực. Hãy đăng nhập lại hoặc xin mã mới."
            raise Problem("log-in-required", detail, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
        return caller

    @property
    def tracking_secret(self) -> str | None:
        """The secret of the dossier the route is about, as an applicant sends it along."""
        return self.request.headers.get(SECRET_HEADER)

    def _bearer(self) -> str | None:
        scheme, _, token = self.request.headers.get("authorization", "").partition(" ")
        if not scheme:
            return None
        if scheme.lower() != "bearer" or not token.strip():
            raise Problem("log-in-required", headers={"WWW-Authenticate": "Bearer"})
        return token.strip()

    def _by_token(self, session: Session, token: str) -> Caller | None:
        now = self.front.machine.now()
        if token.startswith(STAFF_PREFIX):
            found = find_session(session, token, "api", now)
            return Caller.of_staff(found.staff, found.opened, found.reach) if found else None
        if not token.startswith(CLIENT_PREFIX):
            return None
        row = session.execute(
            select(PartnerClient, ClientToken)
            .join(ClientToken, ClientToken.client_id == PartnerClient.id)
            .where(
                ClientToken.token_hash == token_hash(token),
                ClientToken.revoked_at.is_(None),
                ClientToken.expires_at > now,
                PartnerClient.active,
            )
        ).one_or_none()
        if row is None:
            return None
        client, given = row
        self.request.state.partner = client.client_id
        # A scope taken away counts at once, whatever the token was given.
        return Caller.of_client(client, frozenset(given.scopes) & frozenset(client.scopes))


async def open_api_visit(request: Request) -> ApiVisit:
    return ApiVisit(front_of(request), request)


Api = Annotated[ApiVisit, Depends(open_api_visit)]
