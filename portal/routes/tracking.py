"""The page of one dossier: where it stands, who has it, until when, and what its applicant must do."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from models.audit.looks import LookDay, looks_at
from models.dossier import Dossier
from models.folder.rating import Level, Rating, may_be_rated
from models.progress.interruption import InterruptionKind
from models.status import MAY_BE_INTERRUPTED
from portal.applicant_visit import ROOMS, ApplicantPage, SecretFirst
from portal.routes.look_up import ask_for_secret, open_dossier
from portal.standing.awaited import awaited
from portal.standing.four_steps import four_steps
from portal.standing.headline import headline
from portal.standing.history import history_of
from portal.standing.money import money_of
from portal.standing.papers import papers_of, why_no_result_yet
from portal.standing.parcels import parcels_of
from portal.standing.promise import promise_of
from portal.standing.standing import Standing, standing_of
from portal.standing.to_do import place_and_hours, to_do
from portal.tracking_pass import pages_of
from portal.words.masked_name import masked_name
from portal.write_page import write_own_page
from web.open_to import open_to
from web.own_leg import own_leg

router = APIRouter(include_in_schema=False)
_LONGEST = 80
# What was just done, by the word the address carries after it.
_DONE = {
    "dong-y": ("reads_draft", "Đã ghi nhận: Ông/Bà đồng ý với bản thảo."),
    "y-kien": (
        "reads_draft",
        "Đã ghi nhận ý kiến của Ông/Bà. Công chức sẽ xem lại bản thảo và gửi lại để Ông/Bà kiểm tra.",
    ),
    "rut": ("", "Đã nhận yêu cầu rút hồ sơ. Thông báo dừng giải quyết sẽ có ở trang này và được gửi cho Ông/Bà."),
    "nhan": ("receives", "Đã ghi nhận Ông/Bà nhận kết quả. Cảm ơn Ông/Bà."),
}
_RATED = "danh-gia"


@router.get("/tra-cuu/{code}")
@open_to(anyone=True)
def follow(visit: ApplicantPage) -> Response:
    """With the secret in the address it is exchanged first; without a pass the page asks for the secret."""
    params = visit.request.query_params
    secret, room = params.get("ma", "")[:_LONGEST], params.get("tiep", "")
    if secret:
        return open_dossier(visit, visit.code, secret, room)
    if visit.request.path_params["code"] != visit.code:
        return RedirectResponse(quote(pages_of(visit.code)), status_code=303)
    try:
        with visit.enter() as inside:
            dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
            own = own_leg(dossier, inside.caller)
            standing = standing_of(inside.session, dossier, inside.now, own_leg=own)
            looks = looks_at(inside.session, dossier.id)
            rating = inside.session.get(Rating, dossier.id)
    except SecretFirst:
        return ask_for_secret(visit, visit.code, room=room if room in ROOMS else "")
    done = _done(standing, params.get("da", ""))
    if params.get("da") == _RATED and rating is not None:
        done = "Đã nhận đánh giá của Ông/Bà. Cảm ơn Ông/Bà."
    return _page(visit, standing, looks, done, rating)


def _page(visit: ApplicantPage, standing: Standing, looks: list[LookDay], done: str, rating: Rating | None) -> Response:
    now_stands, comes_next = headline(standing)
    return write_own_page(
        visit,
        "tracking.html",
        standing=standing,
        done=done,
        applicant=masked_name(standing.dossier.applicant_name),
        subject=masked_name(standing.dossier.subject_name),
        now_stands=now_stands,
        comes_next=comes_next,
        steps=four_steps(standing.dossier),
        to_do=to_do(standing),
        awaited=awaited(standing),
        promise=promise_of(standing),
        group=standing.group_told,
        papers=papers_of(standing),
        no_result=why_no_result_yet(standing),
        parcels=parcels_of(standing),
        money=money_of(standing),
        history=history_of(standing),
        looks=looks,
        contact=place_and_hours(standing),
        may_withdraw=may_withdraw(standing),
        may_rate=rating is None and may_be_rated(standing.dossier),
        rated=Level(rating.level).words if rating else "",
    )


def _done(standing: Standing, word: str) -> str:
    """A sentence is told only if it is true: anybody can write an address."""
    line, words = _DONE.get(word, ("", ""))
    true = was_withdrawn(standing) if not line else any(written.line == line for written in standing.lines)
    return words if true else ""


def may_withdraw(standing: Standing) -> bool:
    """Whether the page offers it; the act itself looks again under the dossier's lock."""
    dossier, group = standing.dossier, standing.group
    if not dossier.is_open or standing.interruption is not None:
        return False
    open_leg = group is not None and any(part.row is not None and part.row.ended_at is None for part in group.parts)
    return dossier.status in MAY_BE_INTERRUPTED or open_leg


def was_withdrawn(standing: Standing) -> bool:
    return standing.interruption is not None and standing.interruption.kind is InterruptionKind.WITHDRAWAL
