"""The people, the office and the hours of the example documents; none of them exists."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from documents.contents.letterhead import Letterhead
from documents.contents.people import Applicant, Signatory

HANOI = timezone(timedelta(hours=7))
MORNING = datetime(2026, 11, 3, 8, 15, tzinfo=HANOI)
EVENING = datetime(2026, 11, 3, 17, 0, tzinfo=HANOI)
TRACKING = "https://motcua.example/theo-doi/H26.1.2-261103-0012"
CODE = "H26.1.2-261103-0012"
REQUEST = "Đăng ký khai sinh cho trẻ Hoàng Ngọc Ánh Dương"
HOME = "Số 12, ngõ 5, tổ dân phố 7, phường Hoa Sữa, thành phố Hà Nội"
APPLICANT = Applicant(
    name="Hoàng Văn Thụ",
    personal_number="001090000017",
    address=HOME,
    phone="0900 000 017",
    email="hoang.van.thu@example.vn",
)
CENTRE = "Trung tâm Phục vụ hành chính công"
WARD = "Ủy ban nhân dân phường Hoa Sữa"
REGISTERED_AT = f"{WARD}, thành phố Hà Nội"
TODAY = MORNING.date()
CHAIRMAN = Signatory(capacity="TM. Ủy ban nhân dân", position="Chủ tịch", name="Trần Thị Hồng Nhung")
SIGNER = CHAIRMAN.model_copy(update={"capacity": ""})
RECEIVER = Signatory(position="Người tiếp nhận hồ sơ", name="Lê Thị Thanh Hằng")


def letterhead(symbol: str, *, agency: str = CENTRE, superior: str = WARD) -> Letterhead:
    return Letterhead(superior=superior, agency=agency, number=symbol, place="Hà Nội", issued_on=TODAY)
