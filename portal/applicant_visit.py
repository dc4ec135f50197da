"""A visit to the pages of one dossier by somebody who has shown its code and secret."""

from __future__ import annotations

from collections.abc import Mapping
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
# Boxes of the portal's forms that hold words of the applicant's own, by how their names begin.
WRITTEN = ("y-kien", "ly-do", "noi-dung", "loi-nhan", "sua-", "tra-loi-")


class SecretFirst(LogInFirst):
    """A page of a dossier was asked for without a pass: the secret comes first, then this page.

    What was typed on a page whose pass had ended in the meantime is shown again, to be copied.
    """

    page = "pass_ended.html"

    def __init__(self, code: str, path: str, typed: Mapping[str, str] | None = None) -> None:
        super().__init__("/", path, typed)
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
            raise self._secret_first()
        second = held.key == key_of(second_secret(found.id, found.tracking_secret))
        if not second and held.key != key_of(found.tracking_secret):
            raise self._secret_first()
        if self.request.method not in SAFE:
            check_token(self.form.get(FIELD), held.csrf)
        self.held = held
        return Caller.of_applicant(found.id, second=second)

    def _secret_first(self) -> SecretFirst:
        written = {name: text for name, text in self.typed().items() if name.startswith(WRITTEN)}
        return SecretFirst(self.code, self.request.url.path, written)


async def open_applicant_page(request: Request, form: SentForm) -> ApplicantVisit:
    return ApplicantVisit(front_of(request), request, form)


ApplicantPage = Annotated[ApplicantVisit, Depends(open_applicant_page)]
