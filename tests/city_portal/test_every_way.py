"""Every procedure and every way it may end: the portal shows the national codes of `domain.md` 2.4, in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from flows.every_flow import EVERY_FLOW
from models.actor import SYSTEM
from models.city_portal.portal_message import MessageState
from models.city_portal.portal_time import portal_time
from models.clock.change_calendar import enter_day
from models.clock.clock import VIETNAM
from models.clock.special_day import DayKind, SpecialDay
from models.progress.journal_line import JournalLine
from models.status import Ending
from procedures.catalogue import find
from tests.city_portal.portal_seen import DOSSIER, STEP, PortalSeen
from tests.office.communes import COMMUNE, asked_everywhere
from tests.office.couple import comes_to_sign
from tests.office.death_filings import in_hospital
from tests.office.extract_filings import PAPER_ENTRY, of_an_old_book
from tests.office.filings import Body, at_the_desk, by_post, without_copies
from tests.office.guardianship_filings import adopted, natural
from tests.office.insurance_filings import card_at_the_desk, deletion_at_the_desk
from tests.office.linked_deaths import with_deletion
from tests.office.linked_filings import by_householder
from tests.office.marital_filings import NGOC_HA, always_lived_here, lived_in_three_communes
from tests.office.marriage_again_filings import NOTHING_LEFT, again
from tests.office.marriage_filings import of_two
from tests.office.open_office import OpenOffice
from tests.office.residence_filings import of_a_newborn
from tests.office.story import Story

# A filing of each procedure there is a flow for.
WAYS: dict[str, Callable[[date], Body]] = {
    "1.001193": at_the_desk,
    "1.000656": in_hospital,
    "1.000894": of_two,
    "1.004746": again,
    "1.004837": natural,
    "1.004845": adopted,
    "1.004873": always_lived_here,
    "2.000635": of_an_old_book,
    "3.000722": by_householder,
    "2.002913": with_deletion,
    "1.004222": of_a_newborn,
    "1.003197": deletion_at_the_desk,
    "1.002759": card_at_the_desk,
}


def _finds_it_on_paper(story: Story) -> None:
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_copies", paper=PAPER_ENTRY)


def _signs_again(story: Story) -> None:
    story.goes_on_to("names_keeper")
    story.answers("names_keeper", "own_archive", **NOTHING_LEFT)
    comes_to_sign(story)


def _has_its_residence_checked(story: Story) -> None:
    story.goes_on_to("checks_residence")
    story.answers("checks_residence", "data_suffice")


# What is not the usual answer on the way to the hand-over.
UNUSUAL: dict[str, Callable[[Story], None]] = {
    "1.000894": comes_to_sign,
    "1.004746": _signs_again,
    "2.000635": _finds_it_on_paper,
    "1.004222": _has_its_residence_checked,
}
MISSING = {
    "component": "medical_birth_certificate",
    "reason": "Bản chụp Giấy chứng sinh bị mờ.",
    "what_to_do": "Chụp lại rõ cả bốn góc.",
}


def handed_over(story: Story) -> None:
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)


def test_a_birth_is_shown_from_filing_to_handing_over(office: OpenOffice, portal: PortalSeen) -> None:
    story = office.file(without_copies)
    handed_over(story)
    portal.send()

    assert portal.statuses(story) == [1, 2, 4, 9, 10]
    assert all(message.state is MessageState.SENT for message in portal.messages(story))
    last = portal.told(story, DOSSIER)[-1]
    assert last["MaTTHC"] == "1.001193"
    assert last["NgayTra"] == portal_time(story.dossier().ended_at)
    assert last["DanhSachGiayToKetQua"]
    steps = portal.told(story, STEP)
    assert {step["TrangThai"] for step in steps} <= {str(code) for code in range(1, 11)}


def test_every_line_of_the_journal_is_told_once_as_a_step(office: OpenOffice, portal: PortalSeen) -> None:
    story = office.file(without_copies)
    handed_over(story)
    portal.send()

    lines = select(JournalLine.title).where(
        JournalLine.dossier_id == story.dossier_id, JournalLine.leg != "duty", JournalLine.kind != "marker"
    )
    titles = office.scalars(lambda session: list(session.scalars(lines)))
    assert len(titles) > 8
    assert sorted(step["NoiDungXuLy"] for step in portal.told(story, STEP)) == sorted(titles)


def test_a_supplement_is_shown_with_what_was_asked_and_what_came(office: OpenOffice, portal: PortalSeen) -> None:
    story = office.file(without_copies)
    story.answers("checks_components", "incomplete", items=[MISSING])
    portal.send()
    [asked] = portal.told(story, DOSSIER)[-1]["DanhSachHoSoBoSung"]
    office.advance(timedelta(days=1))
    story.answers("supplements", "supplement", answer="Tôi đã gửi bản chính qua quầy.")
    handed_over(story)
    portal.send()

    assert portal.statuses(story) == [1, 5, 1, 2, 4, 9, 10]
    assert (asked["TrangThaiBoSung"], asked["NgayTiepNhanBoSung"]) == ("0", "")
    assert "Giấy chứng sinh bị mờ" in asked["NoiDungBoSung"]
    [came] = portal.told(story, DOSSIER)[-1]["DanhSachHoSoBoSung"]
    assert (came["TrangThaiBoSung"], came["NgayTiepNhanBoSung"]) == ("1", "20261007090020")
    assert came["NgayHenTraMoi"] == portal.told(story, DOSSIER)[-1]["NgayHenTra"]


def test_a_request_nobody_answered_is_shown_as_stopped(office: OpenOffice, portal: PortalSeen) -> None:
    story = office.file(without_copies)
    story.answers("checks_components", "incomplete", items=[MISSING])
    office.advance(timedelta(days=30))
    story.ends_as(Ending.LAPSED)
    portal.send()

    assert portal.statuses(story) == [1, 5, 8]
    assert portal.told(story, DOSSIER)[-1]["DanhSachHoSoBoSung"][0]["TrangThaiBoSung"] == "2"


def test_what_is_not_taken_in_is_shown_as_that(office: OpenOffice, portal: PortalSeen) -> None:
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
    portal.send()

    assert portal.statuses(story)[-1] == 3


def test_a_refusal_in_writing_is_dealt_with(office: OpenOffice, portal: PortalSeen) -> None:
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_refusal", reason="Hồ sơ có giấy tờ giả.", legal_basis="Điều 12 Luật Hộ tịch")
    story.answers("decides", "refuse", reason="Hồ sơ có giấy tờ giả.", legal_basis="Điều 12 Luật Hộ tịch")
    story.ends_as(Ending.REFUSED)
    portal.send()

    assert portal.statuses(story) == [1, 2, 4, 9]
    assert portal.told(story, DOSSIER)[-1]["GhiChu"] == "Từ chối giải quyết"


def test_what_was_taken_back_and_what_was_stopped_are_told_apart(office: OpenOffice, portal: PortalSeen) -> None:
    taken_back, stopped = office.file(without_copies), office.file(at_the_desk)
    taken_back.goes_on_to("decides")
    taken_back.withdraws("Tôi nộp lại tại nơi cư trú của mẹ.")
    taken_back.ends_as(Ending.WITHDRAWN)
    stopped.goes_on_to("appraises")
    stopped.pays_at_the_desk()
    stopped.is_stopped("Hồ sơ gặp sự cố kỹ thuật; người nộp được hướng dẫn nộp lại.")
    stopped.ends_as(Ending.STOPPED)
    portal.send()

    assert portal.statuses(taken_back) == [1, 2, 4, 7]
    assert portal.statuses(stopped) == [1, 2, 4, 8]


def test_fees_are_told_line_by_line_and_post_as_post(office: OpenOffice, portal: PortalSeen) -> None:
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    story.ends_as(Ending.DELIVERED)
    portal.send()

    told = portal.told(story, DOSSIER)[-1]
    assert told["HinhThuc"] == "1"
    assert {(line["MaPhiLePhi"], line["HinhThucThu"]) for line in told["DanhSachLePhi"]} >= {("copy", "3")}
    assert all(line["Gia"].isdigit() for line in told["DanhSachLePhi"])


def test_a_longer_limit_and_a_shorter_one_are_told_as_soon_as_they_are_promised(
    office: OpenOffice, portal: PortalSeen
) -> None:
    story = asked_everywhere(office, lived_in_three_communes, NGOC_HA)
    office.set_clock(datetime(2026, 10, 8, 10, 15, tzinfo=VIETNAM))
    office.town.release(COMMUNE)
    story.reaches("appraises")
    portal.send()

    assert portal.statuses(story) == [1, 2, 4]
    due = list(dict.fromkeys(one["NgayHenTra"] for one in portal.told(story, DOSSIER)))
    assert [due[0], *due[-2:]] == ["", "20261014173000", "20261008173000"]


def test_a_calendar_that_was_changed_is_told_without_a_line_in_any_journal(
    office: OpenOffice, portal: PortalSeen
) -> None:
    story = office.file(at_the_desk)
    story.goes_on_to("appraises")
    before = story.dossier().due_at
    assert before is not None
    storm = SpecialDay(before.astimezone(VIETNAM).date(), DayKind.OFF, "Nghỉ bão", "Công điện 12/CĐ-UBND")
    with office.database.transaction() as session:
        enter_day(session, office.agency.id, storm, by=SYSTEM, at=office.clock.now())
    office.go_on()
    portal.send()

    after = story.dossier().due_at
    assert after is not None
    assert after > before
    assert [one["NgayHenTra"] for one in portal.told(story, DOSSIER)][-2:] == [portal_time(before), portal_time(after)]


@pytest.mark.parametrize("code", sorted(WAYS))
def test_every_procedure_is_told_until_its_result_is_there(office: OpenOffice, portal: PortalSeen, code: str) -> None:
    story = office.file(WAYS[code])
    if code in UNUSUAL:
        UNUSUAL[code](story)
    story.goes_on_to("receives")
    portal.send()

    assert story.dossier().procedure == code
    assert portal.statuses(story)[0] == 1
    assert portal.statuses(story)[-2:] == [4, 9]
    told = portal.told(story, DOSSIER)[-1]
    assert told["TenTTHC"] == find(code).title
    assert not portal.messages(story, MessageState.REFUSED)


def test_no_procedure_is_left_out() -> None:
    assert set(WAYS) == set(EVERY_FLOW)
