"""The result goes home by post, with what is owed collected at the door."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.acts.refusal import FormFaults
from models.money.fee import FeeLine
from models.progress.inbox_message import InboxMessage, InboxState
from models.status import Ending
from procedures.tariff import FeeKind
from tests.office.filings import ADDRESS, Body, at_the_desk, by_post, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

POST = "post-office"
JOURNEY = ["parcel.accepted", "parcel.in_transit", "parcel.delivered", "parcel.cod_collected", "parcel.cod_remitted"]


def quarantined(office: OpenOffice) -> list[str]:
    query = select(InboxMessage.kind).where(InboxMessage.state == InboxState.QUARANTINED)
    kinds: list[str] = office.scalars(lambda session: sorted(session.scalars(query)))
    return kinds


def sent_by_post(office: OpenOffice) -> Story:
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    return story


def remitted_money(office: OpenOffice, story: Story, parcel: int = 0) -> None:
    """This will wait until the post has handed the money on, its last word about a parcel."""
    office.until(lambda: story.parcels()[parcel].cod_remitted_at is not None)


def postage(story: Story) -> list[tuple[str, int]]:
    return [(line.code, line.amount) for line in story.rows(FeeLine, FeeLine.code) if line.kind == FeeKind.POSTAGE]


def test_the_post_delivers_and_the_money_is_booked_once(office: OpenOffice) -> None:
    story = sent_by_post(office)
    story.ends_as(Ending.DELIVERED)
    remitted_money(office, story)

    assert story.parcel_events() == JOURNEY
    assert story.receipts() == [("cod", 36_000)]
    assert story.owes() == 0
    assert story.letters() == ["receipt", "parcel_sent"]
    parcel = story.parcels()[0]
    assert parcel.cod_amount == 36_000
    assert len(office.town.ledger(POST, what="booked", reference=parcel.reference)) == 1


def test_events_twice_and_out_of_order_are_kept_once(office: OpenOffice) -> None:
    for manner in ("doubled", "doubled-anew", "reordered"):
        office.town.force(POST, "*", manner)
        story = sent_by_post(office)
        story.ends_as(Ending.DELIVERED)
        remitted_money(office, story)

        assert sorted(story.parcel_events()) == sorted(JOURNEY)
        assert story.receipts() == [("cod", 36_000)]


def test_a_parcel_that_comes_back_is_handed_over_at_the_desk(office: OpenOffice) -> None:
    office.town.force(POST, "*", "returned")
    story = sent_by_post(office)
    story.reaches("agrees_new_way")
    assert story.letters()[-1] == "parcel_returned"
    story.answers("agrees_new_way", "new_way", way="desk", agreed_by="Gọi điện lúc 9 giờ.")
    story.reaches("receives")
    assert story.pays_at_the_desk() == 36_000
    story.answers("receives", "handed_over", identity_seen="Căn cước")

    story.ends_as(Ending.DELIVERED)
    assert story.parcel_events() == ["parcel.accepted", "parcel.in_transit", "parcel.returned"]
    assert story.letters() == ["receipt", "parcel_sent", "parcel_returned", "result_ready"]
    assert story.receipts() == [("cash", 36_000)]


def test_a_parcel_that_comes_back_may_be_posted_again(office: OpenOffice) -> None:
    office.town.force(POST, "*", "returned")
    story = sent_by_post(office)
    story.reaches("agrees_new_way")
    elsewhere = {**ADDRESS, "detail": "Số 9 phố Khác", "recipient": "Trần Thị Nhận"}
    story.answers("agrees_new_way", "new_way", way="post", address=elsewhere, agreed_by="Gọi điện lúc 9 giờ.")

    story.ends_as(Ending.DELIVERED)
    first, second = story.parcels()
    assert first.reference != second.reference
    receiver = office.town.ledger(POST, what="booked", reference=second.reference)[0]["request"]["receiver"]
    assert receiver["address"] == "Số 9 phố Khác, Phường Hà Đông, Thành phố Hà Nội"
    assert (receiver["name"], receiver["province"]) == ("Trần Thị Nhận", "01")
    # The second journey costs once more, and the post collects for both.
    remitted_money(office, story, 1)
    assert (first.cod_amount, second.cod_amount) == (36_000, 56_000)
    assert postage(story) == [("postage-same-province", 20_000), ("postage-same-province-2", 20_000)]
    assert story.receipts() == [("cod", 56_000)]
    assert story.owes() == 0


FAR = {
    "province": "40",
    "ward": "17179",
    "ward_name": "Xã Thử Nghiệm",
    "detail": "Số 9 phố Khác",
    "recipient": "Trần Thị Nhận",
    "phone": "0900000002",
}


def wants_it_brought(story: Story, address: Body) -> None:
    """Whoever was to fetch it has it posted after all."""
    story.goes_on_to("receives")
    story.answers("receives", "other_way", wanted_by="Người nộp gọi điện lúc 9 giờ.")
    story.reaches("agrees_new_way")
    story.answers("agrees_new_way", "new_way", way="post", address=address, agreed_by="Gọi điện lúc 9 giờ.")


def test_what_was_to_be_fetched_and_is_brought_costs_the_postage_of_that_way(office: OpenOffice) -> None:
    near, far = office.file(at_the_desk), office.file(without_copies)
    wants_it_brought(near, ADDRESS)
    wants_it_brought(far, FAR)
    for story in (near, far):
        story.ends_as(Ending.DELIVERED)
        remitted_money(office, story)

    assert postage(near) == [("postage-same-province", 20_000)]
    assert near.receipts() == [("cod", 36_000)]
    assert postage(far) == [("postage-other-province", 30_000)]
    assert far.receipts() == [("cod", 30_000)]


def test_a_parcel_the_post_refuses_is_charged_for_once_and_not_at_all_when_fetched(office: OpenOffice) -> None:
    office.town.force(POST, "*", "refuse")
    story = office.file(at_the_desk)
    wants_it_brought(story, ADDRESS)
    story.reaches("agrees_new_way")
    assert story.owes() == 36_000
    office.town.force(POST, "*", "refuse")
    story.answers("agrees_new_way", "new_way", way="post", address=FAR, agreed_by="Gọi điện lúc 10 giờ.")
    story.reaches("agrees_new_way")
    assert postage(story) == [("postage-other-province", 30_000), ("postage-same-province", 0)]
    story.answers("agrees_new_way", "new_way", way="desk", agreed_by="Gọi điện lúc 11 giờ.")
    story.reaches("receives")

    assert story.pays_at_the_desk() == 16_000
    story.answers("receives", "handed_over")
    story.ends_as(Ending.DELIVERED)


def test_no_parcel_is_ordered_for_nowhere(office: OpenOffice) -> None:
    story = office.file(without_copies)
    with pytest.raises(FormFaults) as refused:
        wants_it_brought(story, {**ADDRESS, "detail": None})
    assert [fault.pointer for fault in refused.value.faults] == ["/address/detail"]
    with pytest.raises(FormFaults) as refused:
        story.answers("agrees_new_way", "new_way", way="post", agreed_by="Gọi điện lúc 9 giờ.")
    assert [fault.pointer for fault in refused.value.faults] == ["/address"]


def test_what_the_post_will_not_carry_costs_no_postage(office: OpenOffice) -> None:
    office.town.force(POST, "*", "refuse")
    story = sent_by_post(office)
    story.reaches("agrees_new_way")
    story.answers("agrees_new_way", "new_way", way="desk", agreed_by="Gọi điện lúc 9 giờ.")
    story.reaches("receives")

    assert story.pays_at_the_desk() == 16_000
    assert story.parcels() == []
    assert "parcel_returned" not in story.letters()


def test_what_the_post_collects_at_the_door_is_not_taken_at_the_desk_as_well(office: OpenOffice) -> None:
    office.town.force(POST, "*", "held")
    story = sent_by_post(office)
    story.reaches("receives")
    with pytest.raises(FormFaults):
        story.pays_at_the_desk()

    office.town.release(POST)
    story.ends_as(Ending.DELIVERED)
    remitted_money(office, story)
    assert story.receipts() == [("cod", 36_000)]


def test_a_family_that_paid_the_postage_beforehand_gets_its_result_though_the_post_will_not_carry_it(
    office: OpenOffice,
) -> None:
    office.town.force(POST, "*", "refuse")
    story = office.file(by_post)
    story.goes_on_to("seals")
    assert story.pays_at_the_desk() == 36_000
    story.answers("seals", "seal")
    story.reaches("agrees_new_way")
    story.answers("agrees_new_way", "new_way", way="desk", agreed_by="Gọi điện lúc 9 giờ.")
    story.reaches("receives")

    assert story.owes() == 0
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)


def test_a_refused_parcel_is_not_booked_behind_the_back_of_the_return_desk(office: OpenOffice) -> None:
    before = len(office.town.ledger(POST, what="booked"))
    office.town.force(POST, "*", "refuse")
    story = sent_by_post(office)
    story.reaches("agrees_new_way")
    for _ in range(3):
        office.let_database_time_pass()
        office.poll_partners()
        office.go_on()

    assert len(office.town.ledger(POST, what="booked")) == before
    assert story.parcels() == []


def test_a_booking_whose_answer_was_lost_is_not_booked_twice(office: OpenOffice) -> None:
    office.town.force(POST, {"operation": "book"}, "error-after")
    story = sent_by_post(office)
    office.let_database_time_pass()
    story.ends_as(Ending.DELIVERED)

    assert len(story.parcels()) == 1
    assert len(office.town.ledger(POST, what="booked", reference=story.parcels()[0].reference)) == 1


def test_messages_that_never_come_are_fetched_by_asking(office: OpenOffice) -> None:
    office.town.force(POST, "*", "lost")
    story = sent_by_post(office)
    story.reaches("receives")

    def asked_until_the_money_came() -> bool:
        office.let_database_time_pass()
        office.poll_partners()
        return story.parcels()[0].cod_remitted_at is not None

    office.until(asked_until_the_money_came)
    story.ends_as(Ending.DELIVERED)

    assert story.parcel_events() == JOURNEY
    assert story.receipts() == [("cod", 36_000)]


def test_money_that_is_not_the_sum_asked_for_is_shown_to_a_person(office: OpenOffice) -> None:
    office.town.force(POST, "*", "cod-short")
    story = sent_by_post(office)
    story.ends_as(Ending.DELIVERED)
    office.until(lambda: quarantined(office) == ["parcel.cod_collected"])

    assert story.receipts() == []
    assert story.owes() == 36_000
    [question] = [item for item in story.asides() if item.line == "settles_message"]
    story.answer_item(question, "settle", {"note": "Bưu điện hẹn nộp đủ số tiền vào ngày mai."}, story.whom(question))
    assert story.asides() == []


def test_news_of_another_parcel_is_not_taken_for_ours(office: OpenOffice) -> None:
    office.town.force(POST, "*", "wrong-code")
    story = sent_by_post(office)
    office.until(lambda: "parcel.delivered" in quarantined(office))

    assert story.waits_for() == {"receives"}
    office.let_database_time_pass()
    office.poll_partners()
    office.go_on()
    assert story.parcels()[0].tracking_code.startswith("MC")
