"""The synthetic dossier that all examples are about. Ward, people, numbers and addresses do not exist."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from models.clock.clock import VIETNAM
from notifications.office import Office


class CommonFacts(TypedDict):
    """The fields every content shares."""

    code: str
    procedure: str
    addressee: str
    office: Office
    tracking_url: str


EXAMPLE_OFFICE = Office(
    name="Trung tâm Phục vụ hành chính công phường Mẫu Đơn",
    address="số 1 đường Hoa Sen, phường Mẫu Đơn",
    phone="024 0000 0001",
    email="motcua@maudon.example",
    opening_hours="07:30–11:30 và 13:00–17:00, từ thứ Hai đến thứ Sáu, trừ ngày lễ",
)

EXAMPLE_DOSSIER = CommonFacts(
    code="H99.12.34-261121-0001",
    procedure="Đăng ký khai sinh",
    addressee="Nguyễn Thị Ví Dụ",
    office=EXAMPLE_OFFICE,
    tracking_url="https://motcua.maudon.example/tra-cuu/H99.12.34-261121-0001?ma=K7QX2M9TWB4C",
)


def example_time(day: int, month: int, hour: int, minute: int = 0) -> datetime:
    """An instant of 2026 in the country's time, for examples."""
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


# The longest there are, in place of the ordinary ones.
LONG_NAMES = {
    "procedure": "Liên thông thủ tục đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em",
    "addressee": "Công Tằng Tôn Nữ Nguyễn Thị Hoàng Phương Thảo Ví Dụ",
    "code": "H99.12.345.6789.0123-261121-0000000001",
}
