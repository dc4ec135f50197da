"""The pages of supervision, in the order in which they stand on each of them, and who may open them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from models.role import Role
from web.open_to import open_to

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


@dataclass(frozen=True)
class SupervisionPlace:
    path: str
    title: str


BOARD = SupervisionPlace("/giam-sat", "Số liệu")
STUCK = SupervisionPlace("/giam-sat/mac", "Hồ sơ mắc")
FORECAST = SupervisionPlace("/giam-sat/du-bao", "Dự báo, điều chuyển")
LEAVE = SupervisionPlace("/giam-sat/lich-nghi", "Tải việc, lịch nghỉ")
LATENESS = SupervisionPlace("/giam-sat/tre-hen", "Trễ hẹn")
APOLOGIES = SupervisionPlace("/giam-sat/xin-loi", "Phiếu xin lỗi")
SUPPLEMENTS = SupervisionPlace("/giam-sat/bo-sung", "Bổ sung, gia hạn")
INCIDENTS = SupervisionPlace("/giam-sat/su-co", "Sự cố")
HEALTH = SupervisionPlace("/giam-sat/suc-khoe", "Sức khỏe hệ thống")
RATINGS = SupervisionPlace("/giam-sat/danh-gia", "Đánh giá")
DIGEST = SupervisionPlace("/giam-sat/tin-ngay", "Tin ngày")

PLACES = (BOARD, STUCK, FORECAST, LEAVE, LATENESS, APOLOGIES, SUPPLEMENTS, RATINGS, INCIDENTS, HEALTH, DIGEST)
# Whoever runs the house sees whether it runs, and which run of the engine is behind a code; dossiers he does not see.
OF_THE_HOUSE = (INCIDENTS, HEALTH)


def open_to_board(endpoint: Endpoint) -> Endpoint:
    """This will open the page to supervisors alone."""
    return open_to(Role.SUPERVISOR)(endpoint)


def open_to_house(endpoint: Endpoint) -> Endpoint:
    """This will open the page to supervisors and to whoever runs the house."""
    return open_to(Role.SUPERVISOR, Role.ADMINISTRATOR)(endpoint)
