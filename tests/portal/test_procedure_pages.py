"""The public pages: every procedure whole, found without accents, and nothing about anybody."""

from __future__ import annotations

import pytest

from procedures.catalogue import every_procedure
from procedures.other_agencies.office_kind import OfficeKind
from tests.portal.portal_house import Citizen

OURS = [procedure for procedure in every_procedure() if not procedure.for_agencies]


@pytest.mark.parametrize("code", [procedure.code for procedure in OURS])
def test_every_procedure_is_told_from_its_order_to_its_law(citizen: Citizen, code: str) -> None:
    page = citizen.opens(f"/thu-tuc/{code}")
    procedure = next(each for each in every_procedure() if each.code == code)

    assert procedure.title in page.words
    for heading in (
        "Trình tự",
        "Cách thức thực hiện",
        "Thành phần hồ sơ",
        "Thời hạn",
        "Phí, lệ phí",
        "Kết quả",
        "Căn cứ pháp lý",
    ):
        assert heading in page.words


def test_birth_registration_tells_papers_conditions_fees_and_steps(citizen: Citizen) -> None:
    told = citizen.opens("/thu-tuc/1.001193").words

    assert "Giấy chứng sinh Phải nộp khi trẻ có giấy chứng sinh bản giấy" in told
    assert "Giấy chứng nhận kết hôn của cha, mẹ Không được yêu cầu người dân nộp" in told
    assert "8.000 đồng" in told
    assert "Công chức tư pháp – hộ tịch : thẩm định, tra cứu, dự thảo kết quả (03 giờ làm việc)" in told
    assert "ngay trong ngày; hồ sơ nhận sau 15 giờ thì chậm nhất trong ngày làm việc tiếp theo" in told
    assert "Luật Hộ tịch 60/2014/QH13" in told


@pytest.mark.parametrize("typed", ["khai sinh", "KHAI SINH", "sinh khai", "khái sính"])
def test_a_procedure_is_found_without_accents_in_any_order(citizen: Citizen, typed: str) -> None:
    page = citizen.opens(f"/thu-tuc?tim={typed}")

    assert "/thu-tuc/1.001193" in page.links
    assert "/thu-tuc/1.000894" not in page.links


def test_a_search_that_finds_nothing_says_what_to_do(citizen: Citizen) -> None:
    page = citizen.opens("/thu-tuc?tim=<script>alert(1)</script>")

    assert "Không có thủ tục nào khớp" in page.words
    assert "<script>" not in page.html
    assert "xem tất cả" in page.words


def test_an_old_code_leads_to_the_procedure_of_today(citizen: Citizen) -> None:
    assert "Liên thông điện tử" in citizen.opens("/thu-tuc/2.002621").words


@pytest.mark.parametrize("code", ["9.999999", "x", "1.001193'--", "..%2f..%2fetc"])
def test_a_procedure_that_is_none_is_not_found(citizen: Citizen, code: str) -> None:
    answer = citizen.get(f"/thu-tuc/{code}")

    assert answer.status_code == 404
    assert "text/html" in answer.headers["content-type"]


def test_the_first_page_leads_to_everything(citizen: Citizen) -> None:
    page = citizen.opens("/")

    linked = {link.removeprefix("/thu-tuc/") for link in page.links if link.startswith("/thu-tuc/")}
    assert linked == {procedure.code for procedure in OURS if procedure.handled_by is OfficeKind.WARD}
    assert set(page.form("/tra-cuu").boxes) == {"ma-ho-so", "ma-bi-mat"}
    assert "Trung tâm Phục vụ hành chính công phường Mẫu Đơn" in page.words
