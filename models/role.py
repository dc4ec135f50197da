"""Who may act. The values are the log-in names of the demo users and the role ids of the API."""

from __future__ import annotations

from enum import StrEnum

from language.phrase import in_sense


class Role(StrEnum):
    RECEIVER = "mot-cua"
    JUSTICE_OFFICER = "tu-phap"
    CHAIRMAN = "chu-tich"
    # Signs in the chairman's place while it is delegated to him, and decides nothing of his own.
    DEPUTY = "pho-chu-tich"
    SEAL_KEEPER = "van-thu"
    RETURN_DESK = "tra-ket-qua"
    SUPERVISOR = "giam-sat"
    ADMINISTRATOR = "quan-tri"
    # Those below never log in as staff; they act through the portal, a callback or the clock.
    APPLICANT = "nguoi-nop"
    PARTNER = "doi-tac"
    TIME = "thoi-han"

    @property
    def words(self) -> str:
        return _TITLES[self]

    @property
    def is_staff(self) -> bool:
        return self not in (Role.APPLICANT, Role.PARTNER, Role.TIME)


_TITLES = {
    Role.RECEIVER: "Cán bộ một cửa",
    Role.JUSTICE_OFFICER: "Công chức tư pháp – hộ tịch",
    Role.CHAIRMAN: "Chủ tịch",
    Role.DEPUTY: "Phó Chủ tịch",
    Role.SEAL_KEEPER: "Văn thư",
    Role.RETURN_DESK: "Bộ phận trả kết quả",
    Role.SUPERVISOR: in_sense("vai trò", "Giám sát"),
    Role.ADMINISTRATOR: "Quản trị",
    Role.APPLICANT: "Người nộp hồ sơ",
    Role.PARTNER: "Cơ quan, đơn vị phối hợp",
    Role.TIME: in_sense("vai trò", "Thời hạn"),
}
