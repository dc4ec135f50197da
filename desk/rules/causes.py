"""Why an office closes on days on which it would be open."""

from __future__ import annotations

CAUSES = {
    "bao-lu": "Bão, lũ, ngập",
    "dich": "Dịch bệnh",
    "mat-dien": "Mất điện, mất mạng diện rộng",
    "tru-so": "Sửa chữa, di chuyển trụ sở",
    "khac": "Nghỉ theo quyết định của cấp có thẩm quyền",
}
