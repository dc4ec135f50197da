"""The papers of a death: the ward's own Giấy báo tử and the extract; nobody in them exists."""

from __future__ import annotations

from documents.contents.death_extract import DeathExtract
from documents.contents.death_notice import DeathNotice
from documents.contents.letterhead import Letterhead
from documents.contents.people import Signatory
from documents.examples.family import CODE, HOME, MORNING, SIGNER, TODAY, TRACKING, WARD


def death_notice() -> DeathNotice:
    return DeathNotice(
        drawn_at=MORNING,
        letterhead=Letterhead(agency=WARD, number="05/GBT-UBND", place="Hà Nội", issued_on=TODAY),
        dossier_code=CODE,
        deceased_name="Lý Thị Mận",
        deceased_born="1931",
        deceased_gender="Nữ",
        deceased_nationality="Việt Nam",
        deceased_residence=HOME,
        died="05 giờ, ngày 02 tháng 11 năm 2026",
        died_where="Phường Hoa Sữa, thành phố Hà Nội",
        cause="Già yếu",
        signatory=Signatory(capacity="TM. Ủy ban nhân dân", position="Chủ tịch"),
    )


def death_extract(**changes: object) -> DeathExtract:
    plain = DeathExtract(
        drawn_at=MORNING,
        tracking_url=TRACKING,
        agency=WARD,
        place="Hà Nội",
        number="12/2026/TLKT",
        deceased_name="Lý Thị Mận",
        deceased_born="1931",
        deceased_gender="Nữ",
        deceased_ethnicity="Tày",
        deceased_nationality="Việt Nam",
        deceased_residence=HOME,
        died_on="2026-11-02",
        died_at="05 giờ",
        died_where="Phường Hoa Sữa, thành phố Hà Nội",
        cause="Già yếu",
        evidence="Giấy báo tử số 05/GBT-UBND, do Ủy ban nhân dân phường Hoa Sữa cấp ngày 03/11/2026",
        registered_as="Đúng hạn",
        declarant_name="Hoàng Văn Thụ",
        registered_on=TODAY,
        signatory=SIGNER,
    )
    return DeathExtract.model_validate(plain.model_dump() | changes)
