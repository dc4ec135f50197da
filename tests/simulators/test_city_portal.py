"""The city's portal by itself: what it takes, what it refuses inside a 200, and what it remembers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.simulators.running import CLIENT, RunningSimulators, running_simulators

NAME, AGENCY = "city-portal", "H26.99.01"
DOSSIER, STEP = "DongBoHoSoMC", "CapNhatTienDoHoSoMC"
LISTS = ("TaiLieuNop", "DanhSachLePhi", "DanhSachTepDinhKemKhac", "DanhSachHoSoBoSung", "DanhSachGiayToKetQua")


def item(code: str, status: str = "1", **more: Any) -> dict[str, Any]:
    told = {
        "MaHoSo": code,
        "MaTTHC": "1.001193",
        "TenTTHC": "Đăng ký khai sinh",
        "ChuHoSo": "Nguyễn Văn Thử",
        "NgayTiepNhan": "20261006090000",
        "TrangThaiHoSo": status,
        "DonViXuLy": "UBND phường Thử",
        **{name: [] for name in LISTS},
    }
    return {**told, **more}


def step(code: str, status: str = "2") -> dict[str, Any]:
    return {
        "MaHoSo": code,
        "NguoiXuLy": "Trần Thị Thử",
        "ThoiDiemXuLy": "20261007101500",
        "NoiDungXuLy": "Kiểm tra thành phần hồ sơ",
        "TrangThai": status,
    }


def session(partners: RunningSimulators) -> str:
    body = {"username": AGENCY, "password": partners.secrets[NAME]}
    answer = CLIENT.post(f"{partners.city_portal}/mapi/login", json=body).json()
    assert answer["error_code"] == "0"
    return str(answer["session"])


def call(
    partners: RunningSimulators, service: str, data: list[Any], key: str = "", *, updating: bool = False, **more: Any
) -> httpx.Response:
    envelope = {"service": service, "isUpdating": updating, "madonvi": AGENCY, "data": data}
    headers = {"idempotency-key": f'"{key}"'} if key else {}
    body = {"session": session(partners), **envelope, **more}
    return CLIENT.post(f"{partners.city_portal}/mapi/g", json=body, headers=headers)


def code_of(answer: httpx.Response) -> str:
    assert answer.status_code == 200
    return str(answer.json()["error_code"])


def test_the_same_message_is_taken_once_and_another_under_its_name_is_not(
    partners: RunningSimulators, reference: str
) -> None:
    assert code_of(call(partners, DOSSIER, [item(reference)], reference)) == "0"
    assert code_of(call(partners, DOSSIER, [item(reference)], reference)) == "0"
    assert len(partners.ledger(NAME, "dossier-told", reference)) == 1
    assert call(partners, DOSSIER, [item(reference, "2")], reference).status_code == 422


def test_a_stranger_is_let_in_nowhere(partners: RunningSimulators, reference: str) -> None:
    wrong = CLIENT.post(f"{partners.city_portal}/mapi/login", json={"username": AGENCY, "password": "doán"})
    assert code_of(wrong) == "2"
    assert code_of(call(partners, DOSSIER, [item(reference)], reference, session="cũ")) == "1"
    assert call(partners, DOSSIER, [item(reference)]).status_code == 400


@pytest.mark.parametrize(
    "spoiled", [{"TrangThaiHoSo": "11"}, {"MaTTHC": "khai sinh"}, {"NgayHenTra": "06/10/2026"}, {"DanhSachLePhi": None}]
)
def test_what_is_not_whole_is_refused(partners: RunningSimulators, reference: str, spoiled: dict[str, Any]) -> None:
    assert code_of(call(partners, DOSSIER, [item(reference, **spoiled)], reference)) == "2"


def test_a_step_of_a_dossier_it_never_heard_of_is_refused(partners: RunningSimulators, reference: str) -> None:
    assert code_of(call(partners, STEP, [step(reference)], reference)) == "3"
    assert code_of(call(partners, DOSSIER, [item(reference)], reference, updating=True)) == "3"


def test_it_says_how_it_has_a_dossier_and_which_moved_on_a_day(partners: RunningSimulators, reference: str) -> None:
    call(partners, DOSSIER, [item(reference)], f"{reference}:1")
    call(partners, STEP, [step(reference)], f"{reference}:2")
    [found] = call(partners, "TraCuuHoSo", [{"MaHoSo": reference}, {"MaHoSo": "không có"}]).json()["data"]

    assert (found["TrangThaiHoSo"], found["SoTienDo"]) == ("1", 1)
    for day, there in (("20261006", False), ("20261007", True)):
        moved = call(partners, "DoiSoatHoSo", [{"NgayDoiSoat": day}]).json()["data"]
        assert (reference in [one["MaHoSo"] for one in moved]) is there


@pytest.mark.parametrize(("outcome", "says"), [("business-error", "2"), ("session-expired", "1"), ("busy", "9")])
def test_a_no_can_be_forced(partners: RunningSimulators, reference: str, outcome: str, says: str) -> None:
    partners.force(NAME, reference, outcome)
    assert code_of(call(partners, DOSSIER, [item(reference)], reference)) == says
    assert code_of(call(partners, DOSSIER, [item(reference)], reference)) == "0"


def test_it_can_lose_what_it_said_it_had(partners: RunningSimulators, reference: str) -> None:
    partners.force(NAME, reference, "lost")
    assert code_of(call(partners, DOSSIER, [item(reference)], reference)) == "0"
    assert call(partners, "TraCuuHoSo", [{"MaHoSo": reference}]).json()["data"] == []


def test_a_doubled_delivery_is_heard_twice_and_done_once(partners: RunningSimulators, reference: str) -> None:
    partners.force(NAME, reference, "doubled")
    assert code_of(call(partners, DOSSIER, [item(reference)], reference)) == "0"
    assert [line["repeat"] for line in partners.ledger(NAME, "received", reference)] == [False, True]


def test_after_kill_9_it_has_every_dossier_as_it_was_told(tmp_path: Path) -> None:
    with running_simulators(tmp_path) as partners:
        kept = session(partners)
        call(partners, DOSSIER, [item("HS-1")], "HS-1:1")
        call(partners, DOSSIER, [item("HS-2")], "HS-2:1")
        call(partners, DOSSIER, [item("HS-1", "4")], "HS-1:2", updating=True)
        CLIENT.post(
            f"{partners.city_portal}/forget", json={"reference": "f", "code": "HS-2"}, headers={"idempotency-key": "f"}
        )
        partners.force(NAME, "HS-1:3", "lost")
        partners.kill()
        partners.start()

        assert session(partners) == kept
        found = call(partners, "TraCuuHoSo", [{"MaHoSo": "HS-1"}, {"MaHoSo": "HS-2"}]).json()["data"]
        assert [(one["MaHoSo"], one["TrangThaiHoSo"], one["SoLanCapNhat"]) for one in found] == [("HS-1", "4", 2)]
        assert code_of(call(partners, DOSSIER, [item("HS-1", "4")], "HS-1:2", updating=True)) == "0"
        assert len(partners.ledger(NAME, "dossier-told", "HS-1:2")) == 1
        # What was forced before the death is still to come.
        call(partners, DOSSIER, [item("HS-1", "9")], "HS-1:3", updating=True)
        assert call(partners, "TraCuuHoSo", [{"MaHoSo": "HS-1"}]).json()["data"][0]["TrangThaiHoSo"] == "4"
