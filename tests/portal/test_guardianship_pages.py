"""What families read of guardianships: the name the ward's papers use, the chain, and nothing of other people."""

from __future__ import annotations

from models.intake.succession import successions_of
from tests.office.guardianship_filings import change
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.portal.portal_house import Citizen


def changed(office: OpenOffice) -> tuple[Story, Story]:
    first = office.file(change)
    first.goes_on_to("receives")
    (link,) = office.scalars(lambda session: successions_of(session, first.dossier_id))
    return first, Story(office, link.later_id)


def test_the_name_of_the_source_documents_finds_the_procedure(office: OpenOffice, citizen: Citizen) -> None:
    found = citizen.opens("/thu-tuc?tim=Đăng ký lại việc giám hộ")
    assert "Đăng ký chấm dứt giám hộ" in found.words

    told = citizen.opens("/thu-tuc/1.004845")
    for words in ("đăng ký lại việc giám hộ", "hồ sơ đăng ký giám hộ mới được mở ngay", "02 ngày làm việc"):
        assert words in told.words, words


def test_both_families_see_the_chain_and_no_more_of_the_other_dossier(office: OpenOffice, citizen: Citizen) -> None:
    first, second = changed(office)
    here = citizen.comes_with_the_receipt(first)
    assert f"Hồ sơ tiếp theo, đã được mở Đăng ký giám hộ , mã {second.dossier().code} : mới nộp." in here.words
    assert "Giám hộ cũ đã chấm dứt; hồ sơ đăng ký giám hộ mới đã được mở." in here.words
    assert second.dossier().tracking_secret not in here.html

    there = citizen.comes_with_the_receipt(second)
    assert f"Tiếp theo hồ sơ Đăng ký chấm dứt giám hộ , mã {first.dossier().code} : đã phê duyệt." in there.words
    for personal in ("Phùng Thị Bà Mẫu", first.dossier().tracking_secret):
        assert personal not in there.html
