"""Which roles one person may have together, and what no administrator may do to himself or to the last of them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.acts.refusal import FormFault
from models.agency import Agency
from models.role import Role
from models.staff_member import StaffMember

DECIDERS = frozenset({Role.CHAIRMAN, Role.DEPUTY})
_MAKER = Role.JUSTICE_OFFICER

NO_ROLE = "Hãy chọn ít nhất một vai trò."
NOT_STAFF = "Có vai trò không dành cho cán bộ."
NOT_OF_THE_OFFICE = (
    "Người quản trị không giữ vai trò nào khác: ai cấp quyền thì không xử lý, không xem hồ sơ. "
    "Hãy bỏ vai trò Quản trị hoặc bỏ các vai trò còn lại."
)
HEAD_AND_DEPUTY = "Một người không vừa là Chủ tịch vừa là Phó Chủ tịch: Phó Chủ tịch chỉ ký thay Chủ tịch."
FOUR_EYES = (
    "Người thẩm định (Công chức tư pháp – hộ tịch) và người quyết định (Chủ tịch, Phó Chủ tịch) phải là hai người. "
    "Chỉ được kiêm khi cơ quan không còn ai khác giữ một trong các vai trò ấy."
)
OWN_RIGHTS = "Không tự thay đổi vai trò, đơn vị, phạm vi hoặc trạng thái của mình; hãy nhờ người quản trị khác."
LAST_ADMINISTRATOR = (
    "Đây là người quản trị cuối cùng còn làm việc của cơ quan. Hãy giao vai trò Quản trị cho người khác trước."
)


def hold_still(session: Session, agency_id: UUID) -> None:
    """This will let one change of the agency's people after the other through, so that two cannot undo each other."""
    session.execute(select(Agency.id).where(Agency.id == agency_id).with_for_update(key_share=True))


def faults_of_roles(
    session: Session, agency_id: UUID, roles: Collection[Role], staff_id: UUID | None = None
) -> list[FormFault]:
    """Why nobody may have these roles together, in words; `staff_id` is the one who is to have them."""
    wanted = set(roles)
    if not wanted:
        return [FormFault("/roles", NO_ROLE)]
    faults = [] if all(role.is_staff for role in wanted) else [NOT_STAFF]
    if Role.ADMINISTRATOR in wanted and len(wanted) > 1:
        faults.append(NOT_OF_THE_OFFICE)
    if wanted >= DECIDERS:
        faults.append(HEAD_AND_DEPUTY)
    if _MAKER in wanted and wanted & DECIDERS and _somebody_else(session, agency_id, staff_id):
        faults.append(FOUR_EYES)
    return [FormFault("/roles", words) for words in faults]


def is_last_administrator(session: Session, staff: StaffMember) -> bool:
    """Whether nobody else of the agency could still give rights; the caller has asked `hold_still` first."""
    if not staff.active or Role.ADMINISTRATOR.value not in staff.roles:
        return False
    others = select(StaffMember.id).where(
        StaffMember.agency_id == staff.agency_id,
        StaffMember.active,
        StaffMember.id != staff.id,
        StaffMember.roles.overlap([Role.ADMINISTRATOR.value]),
    )
    return session.scalars(others.limit(1)).first() is None


def _somebody_else(session: Session, agency_id: UUID, staff_id: UUID | None) -> bool:
    """Whether a colleague prepares or decides, so that one person need not do both."""
    wanted = [role.value for role in (_MAKER, *DECIDERS)]
    others = select(StaffMember.id).where(
        StaffMember.agency_id == agency_id, StaffMember.active, StaffMember.roles.overlap(wanted)
    )
    if staff_id is not None:
        others = others.where(StaffMember.id != staff_id)
    return session.scalars(others.limit(1)).first() is not None
