"""The procedures of a police post and an insurance office, at their own desks and for other agencies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from documents.verification import verify
from models.agency import Agency
from models.clock.clock import VIETNAM
from models.register.records.insurance_card import card_number, valid_until
from models.role import Role
from models.status import Ending
from procedures.catalogue import find
from procedures.filing import read_filing
from procedures.other_agencies.office_kind import OfficeKind
from tests.documents.pdf_text import squeezed, text_of
from tests.linkage.fixtures import WARD, PolicePost
from tests.office.filings import Body
from tests.office.insurance_filings import card_at_the_desk, card_linked, deletion_at_the_desk, deletion_linked
from tests.office.open_office import MORNING
from tests.office.residence_filings import NO_DWELLING, of_a_grown_up, of_a_newborn
from tests.office.story import Story

CARD, DELETION = "1.002759", "1.003197"
TODAY = MORNING.date()


def becomes_insurance_office(post: PolicePost) -> None:
    with post.office.database.transaction() as session:
        session.get_one(Agency, post.office.agency.id).kind = OfficeKind.INSURANCE


def says(story: Story, words: str, kind: str) -> bool:
    return squeezed(words) in squeezed(text_of(story.pdf(kind)))


def test_a_residence_at_the_desk_takes_seven_working_days_and_is_handed_over_there(post: PolicePost) -> None:
    story = post.office.file(of_a_newborn)
    story.goes_on_to("checks_residence")
    due = story.dossier().due_at
    assert due is not None
    assert due.astimezone(VIETNAM).date() == date(2026, 10, 15)
    story.answers("checks_residence", "data_suffice")
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")

    story.ends_as(Ending.DELIVERED)
    assert story.letters() == ["receipt", "result_ready"]
    assert story.book().book == "thuong-tru"
    assert says(story, "đã đăng ký thường trú", "residence_notice")
    assert says(story, "TRƯỞNG CÔNG AN", "residence_notice")
    assert len(verify(story.pdf("residence_notice"))) == 2


def test_verifying_at_the_desk_has_no_longer_limit_and_promises_nothing_else(post: PolicePost) -> None:
    story = post.office.file(of_a_newborn)
    story.goes_on_to("checks_residence")
    promised = story.dossier().due_at
    story.answers("checks_residence", "must_be_verified", reason="Chưa có dữ liệu về chỗ ở này.")

    assert story.waits_for() == {"verifies_residence"}
    assert story.dossier().due_at == promised
    assert "promise_later" not in story.journal()


def test_a_grown_up_pays_and_a_child_does_not(post: PolicePost) -> None:
    grown, child = post.office.file(of_a_grown_up), post.office.file(of_a_newborn)
    for story in (grown, child):
        story.goes_on_to("checks_residence")

    assert (grown.owes(), child.owes()) == (20_000, 0)


def test_a_refusal_of_the_post_is_signed_by_its_head(post: PolicePost) -> None:
    story = post.office.file(of_a_newborn)
    story.goes_on_to("checks_residence")
    story.answers("checks_residence", "data_suffice")
    story.answers("appraises", "propose_refusal", **NO_DWELLING)
    story.answers("decides", "refuse", **NO_DWELLING)

    story.ends_as(Ending.REFUSED)
    assert says(story, "Trưởng Công an", "decision_refusal")
    assert not says(story, "Ủy ban nhân dân", "decision_refusal")


def test_a_dead_man_is_taken_out_of_the_register_the_same_day(post: PolicePost) -> None:
    ward = post.house.as_client("H26.99.55", f"case:create:{DELETION}", f"case:read:{DELETION}")
    answer = post.starts("KT-1", deletion_linked(TODAY), procedure=DELETION, who=ward)
    assert answer.status_code == 201, answer.text
    post.office.go_on()
    story = post.story("KT-1")
    story.goes_on_to("appraises")
    due = story.dossier().due_at
    assert due is not None
    assert due.astimezone(VIETNAM).date() == TODAY
    story.goes_on_to("seals")
    story.answers("seals", "seal")

    story.ends_as(Ending.DELIVERED)
    told = post.asks("KT-1", ward)
    assert [one["title"] for one in told["results"]][1] == "xoa-thuong-tru"
    assert says(story, "đã xóa đăng ký thường trú", "residence_notice")


def test_a_child_gets_its_card_and_the_ward_its_number(post: PolicePost) -> None:
    becomes_insurance_office(post)
    ward = post.house.as_client("H26.99.55", f"case:create:{CARD}", f"case:read:{CARD}")
    answer = post.starts("BH-1", card_linked(TODAY), procedure=CARD, who=ward)
    assert answer.status_code == 201, answer.text
    post.office.go_on()
    story = post.story("BH-1")
    story.goes_on_to("appraises")
    due = story.dossier().due_at
    assert due is not None
    assert due.astimezone(VIETNAM).date() == date(2026, 10, 8)
    story.goes_on_to("seals")
    story.answers("seals", "seal")

    story.ends_as(Ending.DELIVERED)
    card = next(one for one in post.asks("BH-1", ward)["results"] if one["kind"] == "insurance_card")
    assert card["number"] == "TE1010126000001"
    assert says(story, "TE1010126000001", "insurance_card")


def test_a_card_at_the_desk_and_a_deletion_at_the_desk_are_handed_over(post: PolicePost) -> None:
    deletion = post.office.file(deletion_at_the_desk)
    deletion.goes_on_to("receives")
    becomes_insurance_office(post)
    card = post.office.file(card_at_the_desk)
    card.goes_on_to("receives")

    assert deletion.documents() == ["receipt", "residence_notice"]
    assert card.documents() == ["receipt", "insurance_card"]


@pytest.mark.parametrize(
    ("born", "until"),
    [
        (date(2026, 10, 6), date(2032, 10, 6)),
        (date(2026, 3, 2), date(2032, 9, 30)),
        (date(2026, 9, 30), date(2032, 9, 30)),
        (date(2024, 2, 29), date(2030, 9, 30)),
    ],
)
def test_a_card_is_valid_until_the_child_is_six_or_goes_to_school(born: date, until: date) -> None:
    assert valid_until(born) == until


def test_no_two_cards_bear_one_number() -> None:
    numbers = {card_number("01", year, number) for year in (2026, 2027) for number in (1, 2, 999_999)}

    assert len(numbers) == 6
    assert {len(number) for number in numbers} == {15}


def older(body: Body) -> None:
    body["declaration"]["subject"]["birth_date"] = "2019-01-01"


def unborn(body: Body) -> None:
    body["declaration"]["subject"]["birth_date"] = "2031-01-01"


def paper_too_early(body: Body) -> None:
    body["declaration"]["paper"]["issued_on"] = "2020-01-01"


def dead_asks(body: Body) -> None:
    body["applicant"]["relation"] = "self"


def joins_himself(body: Body) -> None:
    body["declaration"]["householder"]["relation"] = "self"


def unproven(body: Body) -> None:
    body["declaration"]["householder"]["consent"] = "vneid"


@pytest.mark.parametrize(
    ("example", "spoil", "pointer"),
    [
        (card_at_the_desk, older, "/declaration/subject/birth_date"),
        (card_at_the_desk, unborn, "/declaration/subject/birth_date"),
        (deletion_at_the_desk, paper_too_early, "/declaration/paper/issued_on"),
        (deletion_at_the_desk, dead_asks, "/applicant/relation"),
        (of_a_newborn, unborn, "/declaration/subject/birth_date"),
        (of_a_newborn, joins_himself, "/declaration/householder/relation"),
        (of_a_newborn, unproven, "/declaration/householder/consent_reference"),
    ],
)
def test_what_cannot_be_is_told_before_it_is_filed(
    example: Callable[[date], Body], spoil: Callable[[Body], None], pointer: str
) -> None:
    body = example(TODAY)
    procedure = find(body["procedure"])
    edition = procedure.edition_on(TODAY)
    assert read_filing(body, procedure, edition, TODAY).faults == ()
    spoil(body)

    assert pointer in [fault.pointer for fault in read_filing(body, procedure, edition, TODAY).faults]


def test_a_ward_takes_no_residence_and_a_post_no_birth(post: PolicePost) -> None:
    becomes_insurance_office(post)
    anybody = post.house.as_client("cong-dvc")
    answer = post.house.post("/dossiers", of_a_newborn(TODAY), anybody)

    assert answer.status_code == 422
    assert "/procedure" in [one["pointer"] for one in answer.json()["errors"]]
    listed = [one["code"] for one in post.house.get("/procedures").json()["items"]]
    assert CARD in listed
    assert DELETION not in listed


def test_both_sides_can_compare_a_day_by_counts_and_hashes(post: PolicePost) -> None:
    for number in (1, 2):
        post.started(f"BG-{number}").goes_on_to("checks_residence")
    day = post.house.get("/linkage/reconciliation", post.ward).json()
    [mine] = day["partners"]
    assert (day["date"], mine["partner"]) == (TODAY.isoformat(), WARD)
    assert [mine[what]["count"] for what in ("cases", "events", "untaken")] == [2, 2, 2]

    before = post.house.get("/linkage/reconciliation?date=2026-10-05", post.ward).json()["partners"][0]
    assert before["cases"]["count"] == 0
    assert before["cases"]["ids_hash"] != mine["cases"]["ids_hash"]
    assert post.house.get("/linkage/reconciliation?date=hom-qua", post.ward).status_code == 422
    assert post.house.get("/linkage/reconciliation", post.house.as_staff(Role.SUPERVISOR)).json() == day
