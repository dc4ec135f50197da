"""Copies asked for together with a registration: numbered, drawn up, signed and sealed with it, and handed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from documents.verification import verify
from engine.procedure_flow import ProcedureFlow, procedure_flow
from engine.slip import Slip
from flows.birth_registration import birth_registration
from flows.every_flow import EVERY_FLOW
from flows.parts.stop_with_notice import stop_with_notice
from models.acts.refusal import ShownSomethingElse, StaleVersion
from models.city_portal.lists_shape import results
from models.delivery.handed_out import handed_out
from models.progress.effect import Effect
from models.progress.work_item import ItemState
from models.register.books.every_book import COPIES_BOOK
from models.role import Role
from models.status import Ending
from notifications.catalogue import content_of
from notifications.render import render
from procedures.birth_registration import BIRTH_REGISTRATION
from tests.documents.pdf_text import squeezed, text_of
from tests.golden.ways import WITH_COPIES, tell
from tests.office.birth_again_filings import NOTHING_LEFT, again
from tests.office.extract_filings import of_an_old_book
from tests.office.filings import TOGETHER, asking_for, at_the_desk, by_post, online, without_copies
from tests.office.open_office import OpenOffice
from tests.office.signing import sign_for
from tests.office.story import Story

COPY = "civil_status_extract"
EVERYTHING = "Giấy khai sinh và 02 bản sao Trích lục khai sinh"
BIRTHS = BIRTH_REGISTRATION.code


def says(story: Story, words: str) -> bool:
    """Whether the copies say so, wherever their lines break."""
    return squeezed(words) in squeezed(text_of(story.pdf(COPY)))


def issued(story: Story) -> list[str]:
    """The kinds of what is signed and sealed."""
    return sorted(row.kind for row in story.document_rows() if row.signed_at and row.sealed_at)


def written(story: Story, notice: str) -> str:
    """What the letter says in full."""
    rendered = render(notice, content_of(notice, story.letter_rows(notice)[0].content))
    return " ".join(rendered.text.split())


def opened_by_the_applicant(story: Story) -> list[str]:
    rows = story.office.scalars(lambda session: handed_out(session, story.dossier()))
    return [row.kind for row in rows if row.sealed_at]


def test_two_copies_of_a_birth_are_signed_and_sealed_in_the_same_acts_as_the_certificate(office: OpenOffice) -> None:
    story = office.file(at_the_desk)
    story.goes_on_to("signs")
    shown = story.open_item("signs")
    assert shown.subject_id == story.document("birth_certificate").id
    assert shown.shown_hash not in {row.sha256 for row in story.document_rows()}
    story.goes_on_to("receives")

    journal = story.journal()
    assert journal[journal.index("draw_up_certificate") : journal.index("hand_over")] == [
        "draw_up_certificate",
        *TOGETHER,
        "signs",
        "seals",
    ]
    assert issued(story) == ["birth_certificate", COPY]
    for kind in ("birth_certificate", COPY):
        found = verify(story.pdf(kind), authorities=[office.keyring.authority_pem()])
        assert [signature.valid and signature.trusted for signature in found] == [True, True], kind
    signed, sealed = story.outcome("signs"), story.outcome("seals")
    assert sealed["sha256"] == story.document("birth_certificate").sha256
    assert sealed["along"] == [story.document(COPY).sha256]
    assert len(signed["along"]) == 1


def test_the_copies_say_what_the_book_says_under_a_number_of_their_own(office: OpenOffice) -> None:
    story = office.file(at_the_desk)
    story.goes_on_to("receives")
    entry, copies = story.book(), story.entry_of_copies()

    assert (entry.book, entry.number) == ("khai-sinh", 1)
    assert copies is not None
    assert (copies.book, copies.number, copies.content["copies"]) == (COPIES_BOOK, 1, "2")
    assert copies.content["entry_id"] == str(entry.id)
    assert story.document(COPY).title == "Trích lục khai sinh (bản sao)"
    for words in (
        "TRÍCH LỤC KHAI SINH",
        "(Bản sao)",
        "1/TLKS-BS",
        "Nguyễn Thị An Mẫu",
        "Số: 1/2026, quyển số 01/2026",
        "Số bản sao: 02 (hai) bản",
    ):
        assert says(story, words), words
    assert entry.personal_number
    assert says(story, entry.personal_number)


def test_copies_asked_for_alone_and_with_a_result_are_numbered_in_one_row(office: OpenOffice) -> None:
    together = office.file(at_the_desk)
    together.goes_on_to("receives")
    alone = office.file(of_an_old_book)
    alone.goes_on_to("appraises")
    assert alone.entry() is None
    later = office.file(asking_for(1, again))
    later.goes_on_to("names_keeper")
    later.answers("names_keeper", "own_archive", **NOTHING_LEFT)
    later.goes_on_to("receives")

    copies = [story.entry_of_copies() for story in (together, later)]
    assert [entry.number for entry in copies if entry] == [1, 2]
    assert later.document(COPY).content["number"] == "2/TLKS-BS"
    assert says(later, "Ghi chú: Đăng ký lại")


def test_who_asks_for_no_copies_goes_the_way_as_before(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("signs")
    assert story.open_item("signs").shown_hash == story.document("birth_certificate").sha256
    story.goes_on_to("receives")

    assert not any(line.startswith("marker") for line in story.journal())
    assert issued(story) == ["birth_certificate"]
    assert story.entry_of_copies() is None
    assert (story.outcome("signs")["along"], story.outcome("seals")["along"]) == ([], [])


def test_the_family_is_told_of_the_copies_and_pays_before_it_gets_either(office: OpenOffice) -> None:
    story = office.file(at_the_desk)
    story.goes_on_to("receives")

    assert EVERYTHING in written(story, "result_ready")
    assert opened_by_the_applicant(story) == []
    assert story.pays_at_the_desk() == 16_000
    assert opened_by_the_applicant(story) == ["birth_certificate", COPY]
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    story.ends_as(Ending.DELIVERED)


def test_a_parcel_holds_the_copies_too(office: OpenOffice) -> None:
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    story.ends_as(Ending.DELIVERED)

    (order,) = [effect.request for effect in story.rows(Effect) if effect.kind == "parcel"]
    assert order["description"] == order["sender"]["desc"] == EVERYTHING
    assert EVERYTHING in written(story, "parcel_sent")


def test_who_filed_from_home_opens_certificate_and_copies_there(office: OpenOffice) -> None:
    file_id = office.upload(b"a picture")
    story = office.file(asking_for(3, lambda day: online(day, file_id)))
    story.goes_on_to("reads_draft")
    story.answers("reads_draft", "agrees")
    story.goes_on_to("receives")
    story.pays_at_the_desk()

    assert opened_by_the_applicant(story) == ["birth_certificate", COPY]
    said = office.scalars(lambda session: results(session, story.dossier()))
    assert [one["TenGiayTo"] for one in said] == ["Giấy khai sinh", "Trích lục khai sinh (bản sao)"]
    story.answers("receives", "opened")
    story.ends_as(Ending.DELIVERED)


@pytest.mark.parametrize("procedure", WITH_COPIES)
def test_whatever_is_registered_its_copies_are_drawn_up_once(office: OpenOffice, procedure: str) -> None:
    story = tell(office, procedure, Ending.DELIVERED, copies=2)

    drawn = [row for row in story.document_rows() if row.kind == COPY]
    assert len(drawn) == 1
    assert drawn[0].sealed_at
    assert drawn[0].content["copies"] == 2
    entry, copies = story.book(), story.entry_of_copies()
    assert copies is not None
    assert copies.content["entry_id"] == str(entry.id)
    assert says(story, f"Số: {entry.number}/{entry.year}")
    acts = [item for item in story.items(ItemState.ANSWERED) if item.line in ("signs", "seals")]
    originals = [row for row in story.document_rows() if row.sealed_at and row.kind not in (COPY, "death_notice")]
    # Nobody signs or seals once more for the copies.
    assert len(acts) == 2 * len(originals)


def test_nobody_signs_less_or_other_papers_than_he_was_shown(office: OpenOffice) -> None:
    story = office.file(at_the_desk)
    story.goes_on_to("signs")
    item, chairman = story.open_item("signs"), office.member(Role.CHAIRMAN)
    whole = sign_for(office, item, chairman)
    assert whole is not None
    assert [one.document_id for one in (whole, *whole.along)] == [
        story.document("birth_certificate").id,
        story.document(COPY).id,
    ]
    for wrong in (replace(whole, along=()), replace(whole, along=(whole,)), None):
        with pytest.raises(ShownSomethingElse):
            story.record(item, "sign", {}, chairman, wrong)
    assert not story.document(COPY).signed_at


# -- dossiers under way when copies began to be drawn up ---------------------------------------------------------------


def before_copies() -> dict[str, ProcedureFlow]:
    """The flows as they were: whatever was asked for, no copies were drawn up."""

    def as_it_was(dossier: Slip) -> Ending:
        return birth_registration.story(replace(dossier, copies=0))

    return {**EVERY_FLOW, BIRTHS: procedure_flow(BIRTH_REGISTRATION, if_interrupted=stop_with_notice)(as_it_was)}


def test_what_waits_for_the_signature_gets_its_copies_and_is_shown_anew(office: OpenOffice) -> None:
    office.flows = before_copies()
    story = office.file(at_the_desk)
    story.goes_on_to("signs")
    seen = story.open_item("signs")
    assert issued(story) == []

    office.flows = EVERY_FLOW
    office.read(story.dossier_id, BIRTHS)
    assert story.document(COPY).sha256
    again_shown = story.open_item("signs")
    assert (again_shown.id, again_shown.shown_hash != seen.shown_hash) == (seen.id, True)
    with pytest.raises(StaleVersion):
        story.answer_item(seen, "sign", {}, office.member(Role.CHAIRMAN))
    story.goes_on_to("receives")
    assert issued(story) == ["birth_certificate", COPY]


def test_what_was_signed_before_goes_on_as_it_began(office: OpenOffice) -> None:
    office.flows = before_copies()
    story = office.file(at_the_desk)
    story.goes_on_to("seals")

    office.flows = EVERY_FLOW
    office.read(story.dossier_id, BIRTHS)
    story.goes_on_to("receives")
    assert issued(story) == ["birth_certificate"]
    assert story.entry_of_copies() is None
    story.pays_at_the_desk()
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    story.ends_as(Ending.DELIVERED)


def test_a_number_that_comes_when_all_is_over_goes_into_the_book_of_births(office: OpenOffice) -> None:
    office.town.force("population-database", {"operation": "number"}, "held")
    story = office.file(at_the_desk)
    story.goes_on_to("gives_number")
    office.advance(timedelta(days=5))
    story.reaches("permits_without_number")
    story.answers("permits_without_number", "permit")
    story.goes_on_to("receives")
    story.pays_at_the_desk()
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    story.ends_as(Ending.DELIVERED)
    office.town.release("population-database")
    office.until(lambda: bool(story.asides()))
    story.answers("adds_number", "add_number")

    copies = story.entry_of_copies()
    assert (story.book().book, bool(story.book().personal_number)) == ("khai-sinh", True)
    assert copies is not None
    assert (copies.personal_number, copies.number_note) == (None, None)
    assert not says(story, str(story.book().personal_number))
