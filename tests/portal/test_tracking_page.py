"""What the page of a dossier tells its applicant, and what it never tells."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models.acts.act import Act
from models.acts.aside.settles_incident import SETTLES_INCIDENT
from models.acts.every_act import every_act
from models.clock.clock import VIETNAM
from models.progress.journal_line import JournalLine
from models.progress.open_aside import open_aside
from models.role import Role
from models.staff_member import StaffMember
from models.status import Ending
from portal.words.told import tell
from tests.office.death_filings import at_home
from tests.office.filings import at_the_desk, by_post, of_a_foundling, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.portal.brought_to import asked_to_supplement, draft_to_read, filed_online, pages_of, result_online
from tests.portal.portal_house import Citizen, link_of


def page_of(citizen: Citizen, story: Story) -> str:
    return citizen.comes_with_the_receipt(story).words


def staff_names(office: OpenOffice) -> list[str]:
    names: list[str] = office.scalars(lambda session: list(session.scalars(select(StaffMember.full_name))))
    return names


def test_names_are_masked_and_numbers_are_not_shown(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_the_desk)
    told = citizen.comes_with_the_receipt(story)

    assert "Nguyễn V. M." in told.words
    for personal in ("Nguyễn Văn Mẫu", "Nguyễn Thị An Mẫu", "001090000001", "0900000001", "nguoi.nop@example.vn"):
        assert personal not in told.html


def test_a_new_dossier_says_who_has_it_and_until_when(office: OpenOffice, citizen: Citizen) -> None:
    told = page_of(citizen, office.file(at_the_desk))

    assert "Trả lời về việc tiếp nhận chậm nhất 09:00 thứ Tư 07/10/2026" in told
    assert "Bộ phận một cửa Kiểm tra xem hồ sơ đã đủ và đúng chưa." in told
    assert "Kiểm tra hồ sơ Đang thực hiện" in told
    assert "chưa phải làm gì" in told
    # Why that hour: eight working hours from Tuesday morning.
    assert "Tính từ 09:00 thứ Ba 06/10/2026." in told
    assert "Chậm nhất: 09:00 thứ Tư 07/10/2026." in told


def test_the_hour_of_return_is_explained_line_by_line(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_the_desk)
    story.goes_on_to("appraises")
    told = page_of(citizen, story)

    assert "Hẹn trả kết quả 17:30 thứ Ba 06/10/2026" in told
    assert "Vì sao là giờ này?" in told
    assert "Thời hạn: ngay trong ngày" in told
    assert "Công chức tư pháp – hộ tịch Thẩm định hồ sơ, lập bản thảo kết quả." in told


def test_time_is_split_between_office_and_citizen(office: OpenOffice, citizen: Citizen) -> None:
    story = asked_to_supplement(office)
    office.set_clock(datetime(2026, 10, 7, 9, 0, tzinfo=VIETNAM))
    story.answers("supplements", "supplement", answer="Tôi đã gửi bản chính qua quầy.")
    office.set_clock(datetime(2026, 10, 7, 11, 0, 10, tzinfo=VIETNAM))

    assert "Thời gian đã dùng Cơ quan giải quyết 2 giờ làm việc Ông/Bà 7 giờ 59 phút làm việc" in page_of(
        citizen, story
    )


def test_time_of_another_office_is_its_own(office: OpenOffice, citizen: Citizen) -> None:
    office.town.force("population-database", {"kind": "marital"}, "held")
    story = office.file(without_copies)
    story.answers("checks_components", "complete")
    office.advance(timedelta(hours=1))
    told = page_of(citizen, story)

    assert "Cơ quan khác 1 giờ làm việc" in told
    assert "Cơ sở dữ liệu quốc gia về dân cư Trả lời tra cứu về dân cư, hộ tịch." in told


def test_a_paused_clock_says_why(office: OpenOffice, citizen: Citizen) -> None:
    told = page_of(citizen, draft_to_read(office))

    assert "Hẹn trả kết quả, tạm tính" in told
    assert "Đang tạm dừng tính giờ từ 09:00 thứ Ba 06/10/2026: chờ người nộp kiểm tra bản dự thảo." in told
    assert "Kiểm tra bản thảo kết quả Chậm nhất 17:30 thứ Tư 07/10/2026" in told


def test_a_late_dossier_says_that_it_is_late(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(without_copies)
    story.goes_on_to("decides")
    office.set_clock(datetime(2026, 10, 8, 9, 0, tzinfo=VIETNAM))
    told = page_of(citizen, story)

    assert "Hồ sơ đang trễ hẹn." in told
    assert "xin lỗi Ông/Bà" in told
    assert "Quá 1 ngày 1 giờ 30 phút làm việc" in told


def test_nobody_who_works_there_is_named(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(without_copies)
    story.goes_on_to("receives")
    told = page_of(citizen, story)

    assert "Lãnh đạo đã ký kết quả." in told
    for name in staff_names(office):
        assert name not in told


def test_a_refusal_that_is_only_proposed_is_not_told(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(without_copies)
    reason = "Cha, mẹ đều cư trú tại phường khác."
    story.answers(
        "checks_components", "cannot_be_taken_in", ground="wrong_office", reason=reason, legal_basis="Điều 13"
    )
    at_intake = page_of(citizen, story)
    other = office.file(without_copies)
    other.goes_on_to("appraises")
    other.answers("appraises", "propose_refusal", reason="Trẻ đã được đăng ký rồi.", legal_basis="Điều 16")
    at_appraisal = page_of(citizen, other)

    for told in (at_intake, at_appraisal):
        assert "từ chối" not in told.lower()
        assert reason not in told


def test_where_to_collect_and_what_to_pay_stand_first(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_the_desk)
    story.goes_on_to("receives")
    told = page_of(citizen, story)

    assert "mời Ông/Bà đến nhận" in told
    assert "số 1 đường Hoa Sen" in told
    assert "07:30–11:30 và 13:30–17:30, từ thứ Hai đến thứ Sáu" in told
    assert "Nộp 16.000 đồng tại quầy khi nhận." in told
    assert "(2 × 8.000 đồng) 16.000 đồng" in told
    assert story.pays_at_the_desk() == 16_000
    after = page_of(citizen, story)
    assert "Không còn khoản nào phải nộp." in after
    assert "Biên lai 1/2026" in after


def test_a_parcel_is_followed_to_the_door(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    story.ends_as(Ending.DELIVERED)
    office.until(lambda: story.parcels()[0].cod_remitted_at is not None)
    told = page_of(citizen, story)

    assert story.parcels()[0].tracking_code in told
    assert "Bưu điện đã nhận bưu gửi" in told
    assert "Đã phát thành công" in told
    assert "thu khi nhận 36.000 đồng (đã thu)" in told


def test_a_parcel_that_came_back_asks_for_a_call(office: OpenOffice, citizen: Citizen) -> None:
    office.town.force("post-office", "*", "returned")
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    story.reaches("agrees_new_way")
    told = page_of(citizen, story)

    assert "Không phát được, bưu gửi hoàn về (không gặp người nhận)" in told
    assert "Xin gọi 024 0000 0001" in told


def test_a_technical_fault_is_admitted_without_its_details(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(without_copies)
    with office.database.transaction() as session:
        open_aside(session, story.dossier(), SETTLES_INCIDENT, leg="incident", turn=1, at=office.clock.now())

    assert "Có sự cố kỹ thuật, cán bộ đang xử lý." in page_of(citizen, story)


def test_documents_are_listed_when_they_have_been_issued(office: OpenOffice, citizen: Citizen) -> None:
    story = filed_online(office)
    story.goes_on_to("seals")
    assert "Giấy khai sinh PDF" not in page_of(citizen, story)
    certificate = story.document("birth_certificate").id
    assert citizen.get(f"{pages_of(story)}/giay-to/{certificate}").status_code == 404
    story.answers("seals", "seal")
    story.reaches("receives")
    page = citizen.comes_with_the_receipt(story)
    answer = citizen.get(page.link(f"/giay-to/{certificate}"))

    assert "Giấy khai sinh PDF, đã ký số" in page.words
    assert answer.content == story.pdf("birth_certificate")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"


def test_a_result_that_is_not_paid_for_is_held_back(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_the_desk)
    story.goes_on_to("receives")
    certificate = f"{pages_of(story)}/giay-to/{story.document('birth_certificate').id}"

    assert "sau khi nộp đủ phí, lệ phí" in page_of(citizen, story)
    assert citizen.get(certificate).status_code == 404
    story.pays_at_the_desk()
    assert citizen.get(certificate).status_code == 200


def test_the_control_slip_is_the_offices_own(office: OpenOffice, citizen: Citizen) -> None:
    story = result_online(office)
    story.answers("receives", "opened")
    story.ends_as(Ending.DELIVERED)
    page = citizen.comes_with_the_receipt(story)

    assert "Phiếu kiểm soát" not in page.words
    assert citizen.get(f"{pages_of(story)}/giay-to/{story.document('control_slip').id}").status_code == 404


def test_documents_of_another_dossier_are_out_of_reach(office: OpenOffice, citizen: Citizen) -> None:
    mine, another = result_online(office), result_online(office)
    citizen.comes_with_the_receipt(mine)
    theirs = another.document("birth_certificate").id

    assert citizen.get(f"{pages_of(mine)}/giay-to/{theirs}").status_code == 404
    assert citizen.get(f"{pages_of(another)}/giay-to/{theirs}").headers["location"] == pages_of(another)
    assert citizen.get(f"{pages_of(mine)}/giay-to/khong-phai-ma").status_code == 404


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (Ending.INTAKE_REFUSED, "Phiếu từ chối tiếp nhận"),
        (Ending.REFUSED, "Hồ sơ bị từ chối giải quyết"),
        (Ending.WITHDRAWN, "Thông báo dừng giải quyết"),
    ],
)
def test_every_early_ending_is_told_with_its_paper(
    office: OpenOffice, citizen: Citizen, ending: Ending, words: str
) -> None:
    told = page_of(citizen, _ended(office, ending))

    assert words in told
    assert "Dừng ở bước này" in told
    assert "Nhận lại bản chính đã nộp" in told
    assert "Rút hồ sơ" not in told


def _ended(office: OpenOffice, ending: Ending) -> Story:
    story = office.file(without_copies)
    if ending is Ending.WITHDRAWN:
        story.withdraws()
    elif ending is Ending.REFUSED:
        story.goes_on_to("appraises")
        story.answers("appraises", "propose_refusal", reason="Trẻ đã được đăng ký rồi.", legal_basis="Điều 16")
        story.answers("decides", "refuse", reason="Trẻ đã được đăng ký rồi.", legal_basis="Điều 16")
    else:
        story.answers(
            "checks_components", "cannot_be_taken_in", ground="wrong_office", reason="Nơi khác.", legal_basis="Điều 13"
        )
        story.answers("agrees_to_refuse_intake", "agree")
    story.ends_as(ending)
    return story


def test_a_sentence_about_what_was_done_is_told_only_if_it_was_done(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(without_copies)
    citizen.comes_with_the_receipt(story)

    for word in ("rut", "dong-y", "y-kien", "nhan", "<b>x</b>"):
        assert "Đã ghi nhận" not in citizen.opens(f"{pages_of(story)}?da={word}").words
        assert "Đã nhận yêu cầu rút" not in citizen.opens(f"{pages_of(story)}?da={word}").words


def _of_a_trial(act: Act[Any]) -> bool:
    """Other tests of the same run may have made procedures of their own known, which no citizen reads about."""
    return act.line.startswith("trial_") or act.title.startswith("Thử ")


def test_every_wait_and_every_step_has_words_for_citizens(office: OpenOffice) -> None:
    office.set_clock(datetime(2026, 10, 6, 9, 0, tzinfo=VIETNAM))
    for file in (by_post, of_a_foundling):
        office.file(file).answers("checks_components", "complete")
    draft_to_read(office)
    _ended(office, Ending.REFUSED)
    _ended(office, Ending.INTAKE_REFUSED)
    _ended(office, Ending.WITHDRAWN)
    lines = office.scalars(lambda session: list(session.scalars(select(JournalLine))))
    waits = [
        JournalLine(line=act.line, kind="answer", title=act.title, outcome="{}")
        for act in every_act()
        if act.role not in (Role.ADMINISTRATOR,) and not act.line.startswith("adds_") and not _of_a_trial(act)
    ]

    assert {line.line for line in [*lines, *waits] if tell(line) == f"{line.title}."} == set()


def test_the_pages_of_a_dossier_are_kept_by_nobody(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_the_desk)
    citizen.get(link_of(story))

    assert citizen.get(pages_of(story)).headers["cache-control"] == "no-store"


def test_a_family_learns_that_the_ward_certifies_the_death_first(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_home)
    story.goes_on_to("verifies_death")
    assert "Công chức tư pháp – hộ tịch Xác minh việc chết để cấp Giấy báo tử." in page_of(citizen, story)
    story.answers("verifies_death", "confirm_death", seen="Đã gặp gia đình và tổ trưởng dân phố.")
    assert "Lãnh đạo Ủy ban nhân dân Ký Giấy báo tử." in page_of(citizen, story)
    story.goes_on_to("receives")

    told = page_of(citizen, story)
    for words in (
        "Đã xác minh việc chết.",
        "Lãnh đạo đã ký Giấy báo tử.",
        "Giấy báo tử đã được vào số, đóng dấu.",
        "Thông tin hộ tịch của người chết đã được khóa.",
        "Đã lập Trích lục khai tử.",
        "Lãnh đạo đã ký kết quả.",
    ):
        assert words in told, words
    assert "Phạm Văn Cha Mẫu" not in told
