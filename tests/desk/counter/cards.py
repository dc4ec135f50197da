"""Identity cards of people who do not exist, as their square codes say them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class MadeUpCard:
    """One card; `text` is what a scanner types."""

    number: str = "001198000101"
    name: str = "Lê Thị Hoa Mẫu"
    born: str = "09041998"
    sex: str = "Nữ"
    home: str = "Số 3 phố Thử Nghiệm, Phường Hà Đông, Thành phố Hà Nội"
    issued: date = date(2025, 8, 21)
    old: str = ""

    @property
    def text(self) -> str:
        return "|".join((self.number, self.old, self.name, self.born, self.sex, self.home, f"{self.issued:%d%m%Y}"))


HOA = MadeUpCard()
FATHER = MadeUpCard(number="001090000001", name="Nguyễn Văn Mẫu", born="15061990", sex="Nam", old="123456789")
MOTHER = MadeUpCard(number="001192000002", name="Trần Thị Thử", born="15061992")
# Of before the wards of 2025: a name that was a district's then and is a ward's now.
OF_OLD_UNITS = MadeUpCard(home="Tổ 4, Nguyễn Trãi, Hà Đông, Hà Nội", issued=date(2021, 5, 1))
