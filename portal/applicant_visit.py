"""A visit to the pages of one dossier by somebody who has shown its code and secret."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import Depends
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request

from models.dossier import Dossier
from models.intake.second_secret import second_secret
from portal.tracking_pass import Pass, key_of, pages_of, pass_name, read_pass
from web.caller import Caller
from web.csrf import FIELD, SAFE, check_token
from web.page_visit import LogInFirst, PageVisit, SentForm
from web.tracking_secret import plain_code
from web.visit import front_of

# The pages somebody may be led on to once he has shown the secret.
ROOMS = ("bo-sung", "du-thao", "rut-ho-so", "nhan-ket-qua", "nop-tien", "danh-gia")


class SecretFirst(LogInFirst):
    """A page of a dossier was asked for without a pass: the secret comes first, then this page."""

    def __init__(self, code: str, path: str) -> None:
        super().__init__("/")
        room = next((room for room in ROOMS if path.startswith(f"{pages_of(code)}/{room}")), "")
        self.location = quote(pages_of(code)) + (f"?tiep={room}" if room else "")


class ApplicantVisit(PageVisit):
    """`code` is the dossier's, as the address names it; `held` the pass, once somebody was identified by it."""

    held: Pass | None = None

    @property
    def code(self) -> str:
        return plain_code(self.request.path_params["code"])

    @property
    def csrf(self) -> str:
        assert self.held is not None, "a page is written only for somebody who was let in"
        return self.held.csrf

    def identify(self, session: Session) -> Caller:
        """This will let in whoever holds the pass of this dossier, or send him to show the secret."""
        held = read_pass(self.request.cookies.get(pass_name(self.front), ""), self.front.machine.now())
        wanted = select(Dossier.id, Dossier.tracking_secret).where(Dossier.code == self.code)
        found = session.execute(wanted).one_or_none() if held else None
        if held is None or found is None or held.dossier_id != found.id:
            raise SecretFirst(self.code, self.request.url.path)
        second = held.key == key_of(second_secret(found.id, found.tracking_secret))
        if not second and held.key != key_of(found.tracking_secret):
            raise SecretFirst(self.code, self.request.url.path)
        if self.request.method not in SAFE:
            check_token(self.form.get(FIELD), held.csrf)
        self.held = held
        return Caller.of_applicant(found.id, second=second)


async def open_applicant_page(request: Request, form: SentForm) -> ApplicantVisit:
    return ApplicantVisit(front_of(request), request, form)


ApplicantPage = Annotated[ApplicantVisit, Depends(open_applicant_page)]
