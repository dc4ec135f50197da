"""A ward with a past: dossiers that ended in every way and some still under way, all of them come to legally."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from models.clock.clock import SystemClock
from models.delivery.pickup_token import PickupToken, code_of
from models.money.want_reconciliation import put_down_due
from models.role import Role
from models.status import Ending
from tasks.money.reconcile import reconcile_due
from tests.desk.desk_house import open_desk
from tests.doctor.other_agencies_cases import cases_of_other_agencies
from tests.office.filings import Body, at_the_desk, by_post, of_a_foundling, of_a_mother_alone, online, without_copies
from tests.office.guardianship_filings import adopted, change
from tests.office.linked_filings import by_householder, with_insurance
from tests.office.open_office import OpenOffice
from tests.office.payer import GATEWAY, Payer
from tests.office.question_filings import ON_PAPER, by_letter, of_an_old_entry
from tests.office.story import Story

POPULATION = "population-database"
POST = "post-office"
MISSING = {
    "component": "medical_birth_certificate",
    "reason": "Bản chụp Giấy chứng sinh bị mờ.",
    "what_to_do": "Chụp lại rõ cả bốn góc.",
}


def live_through_everything(office: OpenOffice) -> dict[str, Story]:
    """This will let every kind of dossier happen once; the stories by what is special about them."""
    lived = {
        "question overdue": office.file(by_letter),
        "question answered": _question_answered(office),
        "paid at the desk": _paid_at_the_desk(office),
        "posted": _posted(office),
        "came back": _came_back(office),
        "opened online": _opened_online(office),
        "supplemented": _supplemented(office),
        "refused": _refused(office),
        "not taken in": _not_taken_in(office),
        "withdrawn": _withdrawn(office),
        "stopped": _stopped(office),
        "linked": _linked(office),
        "linked in part": _linked_in_part(office),
        "linked and unheard": _linked_and_unheard(office),
        "number came late": _number_came_late(office),
        "lapsed": _lapsed(office),
        "foundling": office.file(of_a_foundling),
        "reads its draft": _reads_its_draft(office),
        "waits for its supplement": _asked_for_more(office),
        "waits for the database": _waits_for_the_database(office),
        "new": office.file(of_a_mother_alone),
        "on the shelf": _on_the_shelf(office),
        "guardian changed": _guardian_changed(office),
        "guardianship ended": _guardianship_ended(office),
        "paid online": _paid_online(office),
        "paid twice": _paid_twice(office),
        "given back in cash": _given_back_in_cash(office),
        "given back online": _given_back_online(office),
        "is paying": _is_paying(office),
        "fetched with a code": _fetched_with_a_code(office),
        "given to the post": _given_to_the_post(office),
    }
    lived |= cases_of_other_agencies(office, MISSING)
    _compare_the_books(office)
    lived["foundling"].answers("checks_components", "complete")
    office.go_on()
    return lived


def _paid_at_the_desk(office: OpenOffice) -> Story:
    story = office.file(at_the_desk)
    story.goes_on_to("receives")
    story.pays_at_the_desk()
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)
    return story


def _question_answered(office: OpenOffice) -> Story:
    story = office.file(of_an_old_entry)
    story.answers("checks_components", "complete")
    story.answers("appraises", "propose_answer", **ON_PAPER)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    story.ends_as(Ending.DELIVERED)
    return story


def _posted(office: OpenOffice) -> Story:
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    story.ends_as(Ending.DELIVERED)
    office.until(lambda: story.parcels()[0].cod_remitted_at is not None)
    return story


def _came_back(office: OpenOffice) -> Story:
    office.town.force(POST, {"operation": "book"}, "returned")
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    story.reaches("agrees_new_way")
    story.answers("agrees_new_way", "new_way", way="desk", agreed_by="Gọi điện lúc 9 giờ.")
    story.reaches("receives")
    story.pays_at_the_desk()
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)
    return story


def _file_online(office: OpenOffice) -> Story:
    file_id = office.upload(f"a picture taken at {office.clock.now()}".encode())
    return office.file(lambda day: online(day, file_id))


def _opened_online(office: OpenOffice) -> Story:
    story = _file_online(office)
    story.goes_on_to("reads_draft")
    story.answers("reads_draft", "objects", remarks="Chữ đệm của cháu viết sai dấu.")
    story.goes_on_to("receives")
    story.answers("receives", "opened")
    story.ends_as(Ending.DELIVERED)
    return story


def _reads_its_draft(office: OpenOffice) -> Story:
    story = _file_online(office)
    story.goes_on_to("reads_draft")
    return story


def _asked_for_more(office: OpenOffice) -> Story:
    story = office.file(without_copies)
    story.answers("checks_components", "incomplete", items=[MISSING])
    return story


def _supplemented(office: OpenOffice) -> Story:
    story = _asked_for_more(office)
    office.advance(timedelta(days=1))
    story.answers("supplements", "supplement", answer="Tôi đã gửi bản chính qua quầy.")
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)
    return story


def _lapsed(office: OpenOffice) -> Story:
    story = _asked_for_more(office)
    office.advance(timedelta(days=30))
    story.ends_as(Ending.LAPSED)
    return story


def _refused(office: OpenOffice) -> Story:
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_refusal", reason="Hồ sơ có giấy tờ giả.", legal_basis="Điều 12 Luật Hộ tịch")
    story.answers("decides", "refuse", reason="Hồ sơ có giấy tờ giả.", legal_basis="Điều 12 Luật Hộ tịch")
    story.ends_as(Ending.REFUSED)
    return story


def _not_taken_in(office: OpenOffice) -> Story:
    story = office.file(without_copies)
    story.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Cha, mẹ đều cư trú tại phường khác.",
        legal_basis="Điều 13 Luật Hộ tịch 2014",
    )
    story.answers("agrees_to_refuse_intake", "agree")
    story.ends_as(Ending.INTAKE_REFUSED)
    return story


def _withdrawn(office: OpenOffice) -> Story:
    story = office.file(without_copies)
    story.goes_on_to("decides")
    story.withdraws("Tôi nộp lại tại nơi cư trú của mẹ.")
    story.ends_as(Ending.WITHDRAWN)
    return story


def _stopped(office: OpenOffice) -> Story:
    story = office.file(at_the_desk)
    story.goes_on_to("appraises")
    story.pays_at_the_desk()
    story.is_stopped("Hồ sơ gặp sự cố kỹ thuật; người nộp được hướng dẫn nộp lại.")
    story.ends_as(Ending.STOPPED)
    return story


def _number_came_late(office: OpenOffice) -> Story:
    force_number(office, "held")
    story = office.file(without_copies)
    story.goes_on_to("gives_number")
    office.advance(timedelta(days=5))
    story.reaches("permits_without_number")
    story.answers("permits_without_number", "permit")
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)
    office.town.release(POPULATION)
    office.until(lambda: bool(story.asides()))
    story.answers("adds_number", "add_number")
    return story


def force_number(office: OpenOffice, outcome: str, **more: Any) -> None:
    office.town.force(POPULATION, {"operation": "number"}, outcome, **more)


def _waits_for_the_database(office: OpenOffice) -> Story:
    office.town.force(POPULATION, {"kind": "marital"}, "held")
    story = office.file(without_copies)
    story.answers("checks_components", "complete")
    story.reaches("answers_look_up", "finds_child")
    return story


def _on_the_shelf(office: OpenOffice) -> Story:
    story = office.file(at_the_desk)
    story.goes_on_to("receives")
    return story


def _linked(office: OpenOffice) -> Story:
    story = office.file(by_householder)
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)
    return story


def _linked_in_part(office: OpenOffice) -> Story:
    office.town.force("insurance-office", "*", "rejected")
    story = office.file(by_householder)
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED_IN_PART)
    return story


def _linked_and_unheard(office: OpenOffice) -> Story:
    office.town.force("insurance-office", "*", "silent")
    story = office.file(with_insurance)
    story.goes_on_to("receives")
    office.advance(timedelta(days=1))
    return story


def _guardian_changed(office: OpenOffice) -> Story:
    """Its result is on the shelf, and the dossier it opened is new on the desk."""
    story = office.file(change)
    story.goes_on_to("receives")
    return story


def _guardianship_ended(office: OpenOffice) -> Story:
    def another(day: date) -> Body:
        body = adopted(day)
        body["declaration"]["entry"]["number"] = "8/2019"
        return body

    story = office.file(another)
    story.goes_on_to("receives")
    return story


def _taken_in(office: OpenOffice) -> Payer:
    story = office.file(at_the_desk)
    story.goes_on_to("appraises")
    return Payer(story)


def _paid_online(office: OpenOffice) -> Story:
    payer = _taken_in(office)
    payer.pays_and_is_booked()
    return payer.story


def _paid_twice(office: OpenOffice) -> Story:
    payer = _taken_in(office)
    office.town.force(GATEWAY, {"operation": "pay"}, "paid-twice")
    payer.pays()
    office.until(lambda: len(payer.payments()) == 2)
    return payer.story


def _given_back_in_cash(office: OpenOffice) -> Story:
    payer = _taken_in(office)
    payer.story.pays_at_the_desk()
    payer.story.withdraws()
    payer.story.ends_as(Ending.WITHDRAWN)
    payer.is_given_back()
    payer.story.answers("pays_refund", "paid_out", identity_seen="Căn cước")
    return payer.story


def _given_back_online(office: OpenOffice) -> Story:
    payer = _taken_in(office)
    payer.pays_and_is_booked()
    payer.story.withdraws()
    payer.story.ends_as(Ending.WITHDRAWN)
    payer.is_given_back()
    office.until(lambda: payer.refunds()[0].gateway_ref is not None)
    return payer.story


def _is_paying(office: OpenOffice) -> Story:
    payer = _taken_in(office)
    payer.opens()
    return payer.story


def _fetched_with_a_code(office: OpenOffice) -> Story:
    """Somebody the applicant sent fetched it; the fee was taken in the same act."""
    story = office.file(at_the_desk)
    story.goes_on_to("receives")
    clerk = open_desk(office).visitor(Role.RETURN_DESK)
    place = f"/tra-ket-qua/ho-so/{story.dossier().code}"
    clerk.sends(clerk.opens(place), "/ma-nhan", send_to="Lê Thị Nhờ")
    office.go_on()
    [token] = story.rows(PickupToken)
    shown = {"who": "token", "token": code_of(token.id), "shown": "001300000009", "identity_seen": "Căn cước"}
    assert clerk.sends(clerk.opens(place), "/trao", **shown).status_code == 303
    office.go_on()
    story.ends_as(Ending.DELIVERED)
    return story


def _given_to_the_post(office: OpenOffice) -> Story:
    """A sheet handed over, with a parcel on it that was there and one that was not."""
    missing, story = _booked(office), _booked(office)
    clerk = open_desk(office).visitor(Role.RETURN_DESK)
    sheet = clerk.sends(clerk.opens("/tra-ket-qua/bang-ke"), "/bang-ke").headers["location"].partition("?")[0]
    assert missing.parcels()[0].tracking_code in clerk.opens(sheet).text
    clerk.sends(clerk.opens(sheet), "/quet", code=story.parcels()[0].tracking_code)
    assert clerk.sends(clerk.opens(sheet), "/ban-giao", courier="Trần Bưu Tá").status_code == 303
    return story


def _booked(office: OpenOffice) -> Story:
    office.town.force(POST, {"operation": "book"}, "held")
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    office.until(lambda: bool(story.parcels()))
    return story


def _compare_the_books(office: OpenOffice) -> None:
    with office.database.transaction() as session:
        put_down_due(session, SystemClock().now())
    reconcile_due(office.office)
