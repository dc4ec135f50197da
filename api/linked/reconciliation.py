"""The nightly comparison with other agencies: counts and hashes of a day (NĐ 63/2024 Đ7.4)."""

from __future__ import annotations

from datetime import date as Day
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from api.documented import PREFIX
from models.clock.clock import VIETNAM
from models.linkage.reconcile import reconcile, reconcile_with
from models.role import Role
from web.access import READ, hides_some
from web.machines.api_visit import Api
from web.open_to import open_to
from web.problem import Problem

router = APIRouter(prefix=f"{PREFIX}/linkage", tags=["Liên thông"])

# Counts of a part would never equal those of the other side.
ONLY_PART = "Bạn chỉ xem được một phần hồ sơ của cơ quan, nên không đối soát được với cơ quan liên thông."


class TallyTold(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    count: int
    ids_hash: Annotated[str, Field(title="SHA-256 của các mã xếp theo thứ tự, mỗi mã một dòng")]


class DayTold(BaseModel):
    partner: str
    cases: Annotated[TallyTold, Field(title="Hồ sơ cơ quan đó bắt đầu trong ngày, theo mã liên thông")]
    events: Annotated[TallyTold, Field(title="Sự kiện phải báo trong ngày, theo mã sự kiện")]
    untaken: Annotated[TallyTold, Field(title="Trong đó chưa nhận được")]


class Reconciliation(BaseModel):
    date: Day
    partners: list[DayTold]


@router.get("/reconciliation", summary="Đối soát liên thông một ngày")
@open_to(Role.SUPERVISOR, client_verb=READ)
def reconciliation(
    visit: Api, date: Annotated[Day | None, Query(title="Ngày tại Việt Nam; bỏ trống là hôm nay")] = None
) -> Reconciliation:
    """Cơ quan liên thông thấy phần của mình, người giám sát thấy phần của cơ quan với từng bên, nếu xem được mọi hồ sơ.
    Hai bên tính cùng một cách: số lượng và mã băm bằng nhau thì không bên nào sót hồ sơ hay sự kiện."""
    with visit.enter() as inside:
        day = date or inside.now.astimezone(VIETNAM).date()
        client, staff = inside.caller.client, inside.caller.staff
        if client is not None:
            found = [reconcile_with(inside.session, day, client)]
        elif staff is None or hides_some(inside.session, inside.caller):
            raise Problem("not-allowed", ONLY_PART)
        else:
            found = reconcile(inside.session, day, staff.agency_id)
    return Reconciliation(date=day, partners=[DayTold.model_validate(one, from_attributes=True) for one in found])
