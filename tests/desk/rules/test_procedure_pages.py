"""Thủ tục: what differs between editions, an own limit, another day for an edition, and a dry run on past dossiers."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.clock.due_of_dossier import due_of_dossier
from models.dossier import Dossier
from models.reports.fields_of import editions_then
from models.reports.period import Closings, PeriodKind, midnight, period
from models.reports.question import Question
from models.role import Role
from models.rules.dry_run import DryRun, DryRunRow, DryRunState
from models.rules.edition_start import edition_in_force
from models.rules.rule_change import RuleChange
from procedures.catalogue import find
from tasks.rules.dry_runs import carry_on_dry_runs
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from tests.desk.rules.two_people import PROCEDURES, published
from tests.desk.supervision.friday import at
from tests.office.filings import of_a_mother_alone, without_copies
from tests.office.marital_filings import always_lived_here
from tests.office.story import Story

BIRTH, MARITAL = f"{PROCEDURES}/1.001193", f"{PROCEDURES}/1.004873"
WHY = {"van-ban": "Quyết định 45/2026/QĐ-UBND", "ly-do": "Thành phố giao rút ngắn thời hạn."}


def sent(desk: DeskHouse, page: str, form: str, **typed: str) -> str:
    """This will have the administrator send a form of the page; gives where it leads."""
    administrator = desk.visitor(Role.ADMINISTRATOR)
    answer = administrator.post(f"{page}/{form}", typed)
    assert answer.status_code == 303, HtmlPage(answer.text).text[:3000]
    return answer.headers["location"].partition("?")[0]


def test_every_procedure_is_listed_and_tells_its_editions(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    listed = supervisor.opens(PROCEDURES)
    assert "Đăng ký khai sinh 2026-01 từ 01/01/2026" in listed.text
    assert "2027-03 từ 01/03/2027" in listed.text
    for link in sorted({link for link in listed.links if link.startswith(f"{PROCEDURES}/")}):
        page = supervisor.opens(link)
        assert "Các phiên bản" in page.text
        assert not page.forms or not page.has_form("/chay-thu"), "only administrators ask for a dry run"
    assert supervisor.get(f"{PROCEDURES}/9.999999").status_code == 404
    picture = supervisor.get(f"{BIRTH}/hinh.svg")
    assert picture.headers["content-type"] == "image/svg+xml"


def test_two_editions_are_compared_in_words(desk: DeskHouse) -> None:
    page = desk.visitor(Role.CHAIRMAN).opens(f"{BIRTH}?ban=2026-01&so=2027-03").text
    told = page.partition("Phiên bản 2027-03 khác 2026-01 ở đâu")[2].partition("Thời hạn riêng của cơ quan")[0]
    assert "Nơi giải quyết đổi UBND cấp xã nơi cư trú của người cha hoặc người mẹ Bất kỳ UBND cấp xã nào" in told
    assert "Căn cứ: Luật Hộ tịch 03/2026/QH16 thêm" in told
    assert "Căn cứ: Luật Hộ tịch 60/2014/QH13 bỏ" in told
    assert "Thành phần hồ sơ" not in told
    assert "Thời hạn " not in told


def test_an_own_limit_holds_for_what_is_received_from_its_day_on(desk: DeskHouse) -> None:
    """Three working days by law, one by the city's decision, for what is received from Thursday the 8th on."""
    before = alone(desk)
    typed = {"phien-ban": "2026-01", "han": "1", "don-vi": "wd", "han-xm": "4", "don-vi-xm": "wd"}
    address = sent(desk, MARITAL, "thoi-han", **typed, tu="08/10/2026", **WHY)
    supervisor = desk.visitor(Role.SUPERVISOR)
    assert published(supervisor, address).status_code == 303
    on_the_eve = alone(desk)
    desk.office.set_clock(at(8))
    after = alone(desk)
    assert [one.dossier().due_at for one in (before, on_the_eve, after)] == [
        at(9, 17, 30),
        at(9, 17, 30),
        at(9, 17, 30),
    ]
    told = "Cơ quan rút ngắn thời hạn, thay cho 03 ngày làm việc (Quyết định 45/2026/QĐ-UBND)."
    assert [told in why(desk, one) for one in (before, on_the_eve, after)] == [False, False, True]
    assert "01 ngày làm việc; khi xác minh 04 ngày làm việc" in supervisor.opens(MARITAL).text
    assert "đang áp dụng" in supervisor.opens(MARITAL).text


def alone(desk: DeskHouse) -> Story:
    story = desk.office.file(always_lived_here)
    story.goes_on_to("appraises")
    return story


def why(desk: DeskHouse, story: Story) -> tuple[str, ...]:
    now = desk.office.clock.now()
    lines: tuple[str, ...] = desk.office.scalars(
        lambda session: due_of_dossier(session, session.get_one(Dossier, story.dossier_id), now).lines
    )
    return lines


def test_an_edition_is_put_off_by_two_people_and_only_while_it_lies_ahead(desk: DeskHouse) -> None:
    birth = find("1.001193")
    address = sent(desk, BIRTH, "hieu-luc", **{"phien-ban": "2027-03"}, tu="01/07/2027", **WHY)
    assert published(desk.visitor(Role.CHAIRMAN), address).status_code == 303
    page = desk.visitor(Role.SUPERVISOR).opens(BIRTH).text
    assert "2027-03 sắp áp dụng 01/07/2027 – nay theo công bố tại đây" in page

    def in_force(on: date) -> str:
        found: str = desk.office.scalars(lambda session: edition_in_force(session, desk.office.agency.id, birth, on).id)
        return found

    assert [in_force(date(2027, 6, 30)), in_force(date(2027, 7, 1))] == ["2026-01", "2027-03"]

    half_a_year = period(PeriodKind.HALF_YEAR, 2027, 1, Closings())

    def reported(first_day_not_counted: date) -> str:
        question = Question(desk.office.agency.id, half_a_year, midnight(first_day_not_counted))
        found: str = desk.office.scalars(lambda session: editions_then(session, question, [birth])[birth.code].id)
        return found

    # A report that closes with June knows June's edition, however soon after midnight it is made.
    assert [reported(date(2027, 7, 1)), reported(date(2027, 7, 2))] == ["2026-01", "2027-03"]
    refused = desk.visitor(Role.ADMINISTRATOR).post(
        f"{BIRTH}/hieu-luc", {"phien-ban": "2026-01", "tu": "01/12/2026", **WHY}
    )
    assert "đã áp dụng rồi" in HtmlPage(refused.text).text


def test_a_dry_run_tells_which_dossiers_would_have_been_late(desk: DeskHouse) -> None:
    """Two are issued on the day after they were received: late, had the day of receipt been the limit's last."""
    desk.office.town.force("population-database", {"kind": "marital"}, "no-data")
    asked = desk.office.file(without_copies)
    asked.goes_on_to("appraises")
    prompt = desk.office.file(of_a_mother_alone)
    prompt.goes_on_to("receives")
    desk.office.set_clock(at(8))
    trial = {"phien-ban": "2027-03", "tu": "01/10/2026", "den": "08/10/2026", "han-xm": "1", "don-vi-xm": "wd"}
    address = sent(desk, BIRTH, "chay-thu", **trial)
    administrator, supervisor = desk.visitor(Role.ADMINISTRATOR), desk.visitor(Role.SUPERVISOR)
    assert "Chờ máy xử lý: 0 trên 2 hồ sơ" in administrator.opens(address).text
    due = asked.dossier().due_at
    assert carry_on_dry_runs(desk.office.office) > 0
    page = administrator.opens(address)
    assert "Đã xong: 2 trên 2 hồ sơ" in page.text
    assert asked.dossier().code not in page.text
    seen = supervisor.opens(address)
    assert asked.dossier().code in seen.text
    assert prompt.dossier().code not in seen.text
    assert "Hồ sơ quá hạn 0 1 1 sẽ quá hạn, 0 sẽ đúng hạn" in seen.text
    assert asked.dossier().due_at == due, "nothing moves by a dry run"
    assert carry_on_dry_runs(desk.office.office) == 0


def test_a_run_that_was_left_is_stopped_and_what_was_tried_stays(desk: DeskHouse) -> None:
    story = desk.office.file(of_a_mother_alone)
    story.goes_on_to("appraises")
    address = sent(desk, BIRTH, "chay-thu", **{"phien-ban": "2026-01"}, tu="01/10/2026", den="06/10/2026")
    assert desk.visitor(Role.ADMINISTRATOR).post(f"{address}/dung", {}).status_code == 303
    assert carry_on_dry_runs(desk.office.office) == 0
    run = desk.office.scalars(lambda session: session.scalars(select(DryRun)).one())
    assert run.state is DryRunState.STOPPED
    assert desk.office.scalars(lambda session: session.query(DryRunRow).count()) == 0
    assert "Đã dừng: 0 trên 1 hồ sơ" in desk.visitor(Role.SUPERVISOR).opens(address).text


UNREAD: list[tuple[str, dict[str, str], str]] = [
    ("thoi-han", {"phien-ban": "2099-01"}, "Hãy chọn một phiên bản"),
    ("thoi-han", {"han": "2", "don-vi": "wd"}, "Không được dài hơn thời hạn của pháp luật"),
    ("thoi-han", {"han": "hai", "don-vi": "wd"}, "Hãy ghi số và chọn đơn vị"),
    ("thoi-han", {"han-xm": "9", "don-vi-xm": "wd"}, "dài hơn của pháp luật"),
    ("thoi-han", {"buoc-0": "2"}, "Hãy ghi giờ cho mọi bước"),
    ("thoi-han", {"tu": "06/10/2026"}, "Ngày phải từ 07/10/2026"),
    ("hieu-luc", {"phien-ban": "2027-03", "tu": "07/10/2026", "ly-do": ""}, "Hãy ghi lý do"),
    ("chay-thu", {"tu": "07/10/2026"}, "Chỉ chạy thử được với hồ sơ đã nhận"),
    ("chay-thu", {"den": "01/01/2024"}, "Ngày cuối phải từ ngày đầu trở đi"),
]


def test_what_cannot_be_read_is_told_and_everything_typed_stays(desk: DeskHouse) -> None:
    administrator = desk.visitor(Role.ADMINISTRATOR)
    rule = {"phien-ban": "2026-01", "han": "", "don-vi": "same-day", "tu": "10/10/2026", **WHY}
    trial = {"phien-ban": "2026-01", "tu": "01/10/2026", "den": "06/10/2026"}
    for form, typed, words in UNREAD:
        boxes = (trial if form == "chay-thu" else rule) | typed
        refused = administrator.post(f"{BIRTH}/{form}", boxes)
        assert refused.status_code == 422, words
        page = HtmlPage(refused.text)
        assert words in page.text
        assert page.form(f"/{form}").boxes["tu"] == boxes["tu"]
    assert desk.office.scalars(lambda session: session.query(RuleChange).count()) == 0
