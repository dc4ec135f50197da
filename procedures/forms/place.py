"""A place, by the codes of the two-tier administration that began on 01/07/2025.

A paper issued earlier keeps the old names, as free text: turning an old unit into a new one may have several
answers, so nobody does it silently.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from typing_extensions import TypeAliasType

from procedures.code_table import COUNTRIES, PROVINCE_OF_WARD, PROVINCES, WARDS, CodeOf
from procedures.folded_text import folded
from procedures.forms.form import Contradiction, Form
from procedures.forms.text import Line

# Named types, so that the long lists stand once in the JSON Schema.
CountryCode = TypeAliasType("CountryCode", Annotated[str, CodeOf(COUNTRIES, "quốc gia")])
ProvinceCode = TypeAliasType("ProvinceCode", Annotated[str, CodeOf(PROVINCES, "tỉnh, thành phố")])
WardCode = Annotated[str, Field(pattern=r"^[0-9]{5}$")]

VIET_NAM = "VN"


class Place(Form):
    """Somewhere in Việt Nam (province, perhaps ward) or abroad (country and a description)."""

    model_config = ConfigDict(title="Địa danh")

    country: Annotated[CountryCode, Field(title="Quốc gia")] = VIET_NAM
    province: Annotated[ProvinceCode | None, Field(title="Tỉnh, thành phố")] = None
    ward: Annotated[WardCode | None, Field(title="Mã xã, phường, đặc khu", description="5 chữ số")] = None
    ward_name: Annotated[Line | None, Field(title="Tên xã, phường, đặc khu")] = None
    detail: Annotated[Line | None, Field(title="Số nhà, đường, tổ, thôn")] = None
    legacy_text: Annotated[
        Line | None, Field(title="Tên đơn vị hành chính cũ", description="Theo giấy tờ cấp trước ngày 01/07/2025")
    ] = None
    unit_set: Annotated[Literal["2025-07"], Field(title="Phiên bản bảng mã đơn vị hành chính")] = "2025-07"

    def contradictions(self) -> Iterator[Contradiction]:
        yield from self._at_home() if self.country == VIET_NAM else self._abroad()

    def _at_home(self) -> Iterator[Contradiction]:
        if self.province is None:
            yield Contradiction("province", "province_missing", "chưa chọn; hãy chọn tỉnh, thành phố")
        if self.ward is None:
            return
        if self.ward not in WARDS:
            if self.ward_name is None:
                yield Contradiction(
                    "ward_name", "ward_name_missing", "chưa ghi; mã này ngoài bảng mã của phần mềm, hãy ghi tên"
                )
            return
        if self.province is not None and PROVINCE_OF_WARD[self.ward] != self.province:
            yield Contradiction(
                "ward", "ward_of_other_province", "không thuộc tỉnh, thành phố đã chọn; hãy chọn lại một trong hai"
            )
        if self.ward_name is not None and folded(self.ward_name) != folded(WARDS[self.ward]):
            yield Contradiction(
                "ward_name", "ward_name_differs", "không khớp với mã; hãy chọn lại mã hoặc bỏ trống tên"
            )

    def _abroad(self) -> Iterator[Contradiction]:
        for field in ("province", "ward", "ward_name"):
            if getattr(self, field) is not None:
                yield Contradiction(
                    field, "unit_abroad", "chỉ dùng cho địa danh trong nước; hãy bỏ trống hoặc chọn lại quốc gia"
                )
        if self.detail is None:
            yield Contradiction("detail", "detail_missing", "chưa ghi; ở nước ngoài hãy ghi đủ địa chỉ")

    @property
    def is_abroad(self) -> bool:
        return self.country != VIET_NAM

    @property
    def ward_is_known(self) -> bool:
        """Whether our table holds the ward, so that its name needed no trust."""
        return self.ward is None or self.ward in WARDS

    def written(self) -> str:
        """The place as papers show it, smallest unit first: `12 phố Mẫu, Phường Hà Đông, Thành phố Hà Nội`."""
        ward = WARDS.get(self.ward or "") or self.ward_name
        province = PROVINCES[self.province] if self.province else None
        country = COUNTRIES[self.country] if self.is_abroad else None
        return ", ".join(part for part in (self.detail, ward, province, country) if part)
