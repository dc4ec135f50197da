"""The linked group of births through three real installations: a ward, a police post, an insurance office."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from gateways.outgoing.key_pair import EVENTS, KeyPair
from gateways.signed_message import sign
from models.clock.clock import SystemClock
from tests.linkage.acquainted import INSURANCE, POLICE, WARD, ThreeNeighbours, legs_with, part_of, states_of
from tests.linkage.line_between import Message
from tests.office.linked_filings import by_householder, with_both

pytestmark = pytest.mark.linkage


def test_certificate_residence_and_card_and_a_card_refused(three_offices: ThreeNeighbours) -> None:
    """Two families at once: the insurance office refuses the second child's card, and undoes nothing by it."""
    ward, insurance = three_offices.ward, three_offices.insurance
    whole, in_part = three_offices.files_a_group(with_both), three_offices.files_a_group(by_householder)
    refused = three_offices.work_until(lambda: ward.part(in_part, "insurance")["code"], ward)

    def both_ended() -> bool:
        three_offices.work(ward, three_offices.police)
        three_offices.work(insurance, refusing=[refused])
        return bool(ward.dossier(in_part)["ending"] and ward.dossier(whole)["ending"])

    ward.until(both_ended)
    first, second = ward.dossier(whole), ward.dossier(in_part)

    assert (first["ending"], first["group_status"]) == ("delivered", "completed")
    assert states_of(first) == {"police": "completed", "insurance": "completed"}
    assert part_of(first, "police")["code"].startswith(POLICE)
    assert part_of(first, "insurance")["code"].startswith(INSURANCE)
    assert (second["ending"], second["group_status"]) == ("delivered_in_part", "completed_in_part")
    assert states_of(second) == {"police": "completed", "insurance": "rejected"}
    for group in (first, second):
        assert "birth_certificate" in {paper["kind"] for paper in group["documents"]}
        assert len(legs_with(group, "answers_leg")) == 2
    three_offices.all_is_well()


def test_what_the_line_doubles_mixes_up_and_delays_is_taken_once(three_offices: ThreeNeighbours) -> None:
    ward, police, line = three_offices.ward, three_offices.police, three_offices.line
    line.holds = True
    code = three_offices.files_a_group(by_householder)
    three_offices.work_until(lambda: len(line.held) == 2)
    held, line.held, line.holds = list(line.held), [], False
    assert [message.event["data"]["state"] for message in held] == ["accepted", "completed"]
    # The post has finished and the ward has heard nothing of it.
    assert ward.part(code, "police")["state"] == "received"

    for message in [held[1], held[1], held[0], held[1], held[0]]:
        assert line.bring(message) == 202
    group = three_offices.work_until_ended(code)

    assert (group["ending"], states_of(group)["police"]) == ("delivered", "completed")
    assert legs_with(group, "answers_leg").count("police") == 1
    # Whatever still comes when all is over changes nothing.
    line.times = 2
    again = police.motcua("partner", "replay", WARD, "--all")
    assert int(again.split()[3]) >= 2
    ward.until(lambda: "0 sự kiện chưa nhận" in police.motcua("partner", "list"))
    line.times = 1
    assert ward.dossier(code)["journal"] == group["journal"]
    three_offices.all_is_well()


def test_what_somebody_else_signed_changed_or_kept_too_long_is_not_listened_to(three_offices: ThreeNeighbours) -> None:
    ward, police, line = three_offices.ward, three_offices.police, three_offices.line
    line.holds = True
    code = three_offices.files_a_group(by_householder)
    real = three_offices.work_until(lambda: line.held and line.held[0])
    before = ward.dossier(code)["journal"]
    own, stranger = police.secrets.event_pair.signing_key, KeyPair(EVENTS, b"x" * 32).signing_key
    long_ago = SystemClock().now() - timedelta(minutes=6)

    assert line.bring(signed_anew(real, stranger, SystemClock().now())) == 401
    assert line.bring(real._replace(body=real.body.replace(b"accepted", b"rejected"))) == 401
    assert line.bring(signed_anew(real, own, long_ago)) == 401
    assert line.bring(signed_anew(real, own, SystemClock().now() + timedelta(minutes=6))) == 401
    # Rightly signed, but about a case that the post was never given: kept for a person, and no answer to anybody.
    strange = real._replace(body=real.body.replace(real.event["linkageid"].encode(), b"case-of-nobody"))
    assert line.bring(signed_anew(strange, own, SystemClock().now(), message_id="strange-1")) == 202
    assert (ward.dossier(code)["journal"], ward.part(code, "police")["state"]) == (before, "received")

    line.holds = False
    assert {line.bring(message) for message in line.held} == {202}
    line.held = []
    assert three_offices.work_until_ended(code)["ending"] == "delivered"
    three_offices.all_is_well()


def signed_anew(message: Message, key: str, at: datetime, *, message_id: str = "") -> Message:
    """The same message, signed by that key at that time."""
    signed = sign(message.body, message_id=message_id or message.headers["webhook-id"], at=at, secrets=[key])
    return message._replace(headers={**message.headers, **signed})


def test_the_post_is_down_for_a_day(three_offices: ThreeNeighbours) -> None:
    """Certificate and insurance card do not wait for it; a person here learns of its silence; then everything comes."""
    ward, police, insurance = three_offices.all
    police.stop()
    code = three_offices.files_a_group(by_householder)
    three_offices.work_until(lambda: ward.part(code, "insurance")["state"] == "completed", ward, insurance)
    part = ward.part(code, "police")
    assert (part["state"], part["sent_at"], part["code"]) == ("to_be_sent", None, None)
    three_offices.work_until(lambda: not lines_waiting(ward, code) - {"answers_leg"}, ward)

    heard_by = ward.motcua("due", "--limit", "2wh", "--received", part["owed_at"].replace("Z", "+00:00"))
    a_day_later = max(datetime.fromisoformat(heard_by.split("\n")[0]), three_offices.now() + timedelta(days=1))
    three_offices.goes_on_to(a_day_later + timedelta(minutes=5))
    ward.until(lambda: "settles_silence" in lines_waiting(ward, code))
    ward.motcua("doctor")
    assert states_of(ward.dossier(code)) == {"police": "to_be_sent", "insurance": "completed"}

    police.begin()
    police.serve()
    ward.answers("mot-cua", "settles_silence", code, "drive_again")
    group = three_offices.work_until_ended(code)

    assert group["ending"] == "delivered"
    assert legs_with(group, "start_leg").count("police") == legs_with(group, "answers_leg").count("police") == 1
    # Nobody is reminded of a silence that is over, and the post has the case once.
    assert lines_waiting(ward, code) == set()
    day = three_offices.now().date().isoformat()
    assert f"{POLICE}: ta chuyển 1, họ có 1, chưa nhận 0 sự kiện – khớp" in ward.motcua(
        "partner", "reconcile", "--date", day
    )
    three_offices.all_is_well()


def lines_waiting(office: Any, code: str) -> set[str]:
    return {item["name"] for item in office.work_of("mot-cua") if item["dossier"] == code}


def test_a_day_is_compared_and_a_difference_is_found_and_made_good(three_offices: ThreeNeighbours) -> None:
    """A day of its own: one group that goes well; then one whose last message is lost on the line."""
    ward, police, line = three_offices.ward, three_offices.police, three_offices.line
    three_offices.goes_on_to(three_offices.now().replace(hour=9, minute=0) + timedelta(days=1))
    day = three_offices.now().date().isoformat()
    three_offices.work_until_ended(three_offices.files_a_group(by_householder))
    said = ward.motcua("partner", "reconcile", "--date", day)
    for agency in (POLICE, INSURANCE):
        assert f"{agency}: ta chuyển 1, họ có 1, chưa nhận 0 sự kiện – khớp" in said

    line.is_cut = True
    code = three_offices.files_a_group(by_householder)
    three_offices.work_until(lambda: len(line.refused) == 2)
    assert ward.part(code, "police")["state"] == "received"
    told = ward.tries("partner", "reconcile", "--date", day)
    assert told.returncode == 1
    assert f"{POLICE}: ta chuyển 2, họ có 2, chưa nhận 2 sự kiện – LỆCH; đã hỏi lại" in told.stdout
    assert f"{INSURANCE}: ta chuyển 2, họ có 2, chưa nhận 0 sự kiện – khớp" in told.stdout

    # Asked again, the post says how the case stands; its messages may stay on the road.
    assert three_offices.work_until_ended(code)["ending"] == "delivered"
    line.is_cut = False
    police.motcua("partner", "replay", WARD)
    ward.until(lambda: "0 sự kiện chưa nhận" in police.motcua("partner", "list"))
    assert f"{POLICE}: ta chuyển 2, họ có 2, chưa nhận 0 sự kiện – khớp" in ward.motcua(
        "partner", "reconcile", "--date", day
    )
    three_offices.all_is_well()
