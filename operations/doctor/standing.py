"""I12 to I15 and I19: the clock, editions, agencies, authority, and what is derived from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from flows.every_flow import EVERY_FLOW
from models.acts.every_act import every_act
from models.clock.due_of_dossier import due_of_dossier
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.vietnamese_text import fold, name_sort_key
from operations.doctor.finding import Check, Finding, Patient, by_sql
from procedures.catalogue import find


def _due_times(patient: Patient) -> Iterable[Finding]:
    """The due time on the lists must be what the derivation gives now, for every accepted open dossier."""
    accepted = select(Dossier).where(
        Dossier.accepted_at.is_not(None), Dossier.ending.is_(None), Dossier.issued_at.is_(None)
    )
    for dossier in patient.session.scalars(accepted).all():
        due = due_of_dossier(patient.session, dossier, patient.now)
        looked_at_soon = dossier.next_look_at is not None and dossier.next_look_at <= patient.now
        if due.paused is None and not looked_at_soon and dossier.due_at != due.at:
            yield Finding("I12", dossier.code, f"hẹn trả ghi {dossier.due_at}, tính lại được {due.at}")


def _editions(patient: Patient) -> Iterable[Finding]:
    for code, procedure, edition in patient.rows("SELECT code, procedure, edition FROM dossier WHERE ending IS NULL"):
        try:
            find(procedure).edition(edition)
        except LookupError:
            yield Finding("I13", code, f"phiên bản {edition} của thủ tục {procedure} không còn trong danh mục")
            continue
        if procedure not in EVERY_FLOW:
            yield Finding("I13", code, f"không có quy trình cho thủ tục {procedure}")


def _acts(patient: Patient) -> Iterable[Finding]:
    known = {act.key for act in every_act()}
    open_items = select(WorkItem, Dossier.code).join(Dossier, Dossier.id == WorkItem.dossier_id)
    for item, code in patient.session.execute(open_items.where(WorkItem.state == ItemState.OPEN)):
        if item.act not in known:
            yield Finding("I13", code, f"việc {item.line} cần hành vi {item.act} mà chương trình không có")


def _derived(patient: Patient) -> Iterable[Finding]:
    rows = patient.rows("SELECT code, subject_name, applicant_name, subject_sort, search_text FROM dossier")
    for code, subject, applicant, sort, search in rows:
        flat = code.replace("-", "").replace(".", "")
        if sort != name_sort_key(subject) or search != fold(f"{code} {flat} {subject} {applicant}"):
            yield Finding("I19", code, "khóa sắp xếp hoặc cột tìm kiếm không khớp tên")


CHECKS = (
    Check("I12", "Hẹn trả bằng đúng kết quả tính lại", _due_times),
    by_sql(
        "I12",
        "Hẹn trả là lời hứa ghi sau cùng",
        """
        SELECT d.code, p.due_at FROM dossier d
          JOIN LATERAL (SELECT due_at FROM promise WHERE dossier_id = d.id ORDER BY said_at DESC, id DESC LIMIT 1) p
            ON p.due_at IS DISTINCT FROM d.due_at
        """,
        "hẹn trả đang ghi không phải lời hứa sau cùng: {1}",
    ),
    by_sql(
        "I12",
        "Các khoảng dừng không chồng nhau",
        """
        SELECT DISTINCT d.code FROM pause a
          JOIN pause b ON b.dossier_id = a.dossier_id AND b.id > a.id
          JOIN dossier d ON d.id = a.dossier_id
         WHERE a.since < coalesce(b.until, 'infinity') AND b.since < coalesce(a.until, 'infinity')
        """,
        "hai khoảng dừng chồng lên nhau",
    ),
    by_sql(
        "I12",
        "Đồng hồ chỉ dừng khi đang chờ người dân",
        """
        SELECT d.code, p.cause FROM pause p JOIN dossier d ON d.id = p.dossier_id
         WHERE p.until IS NULL
           AND NOT EXISTS (SELECT FROM wake_up w WHERE w.dossier_id = d.id)
           AND NOT EXISTS (SELECT FROM work_item i WHERE i.dossier_id = d.id AND i.state = 'open'
                             AND (i.role = 'nguoi-nop' OR i.line IN ('agrees_appointment', 'appears',
                                                                    'confirms_residence', 'confirms_benefit')))
        """,
        "đồng hồ đang dừng ({1}) mà không chờ người nộp",
    ),
    by_sql(
        "I12",
        "Đồng hồ không dừng trước khi nộp",
        """
        SELECT d.code, p.cause FROM pause p JOIN dossier d ON d.id = p.dossier_id
         WHERE p.since < d.received_at OR p.until < p.since
        """,
        "khoảng dừng ({1}) nằm ngoài thời gian của hồ sơ",
    ),
    Check("I13", "Mọi hồ sơ mở có phiên bản và quy trình", _editions),
    Check("I13", "Mọi việc mở có hành vi", _acts),
    by_sql(
        "I14",
        "Mọi dòng thuộc đúng cơ quan của hồ sơ",
        """
        SELECT d.code, 'work_item' FROM work_item i JOIN dossier d ON d.id = i.dossier_id
         WHERE i.agency_id <> d.agency_id
        UNION ALL
        SELECT d.code, 'document' FROM document o JOIN dossier d ON d.id = o.dossier_id
         WHERE o.agency_id <> d.agency_id
        UNION ALL
        SELECT d.code, 'register_entry' FROM register_entry e JOIN dossier d ON d.id = e.dossier_id
         WHERE e.agency_id <> d.agency_id
        UNION ALL
        SELECT d.code, 'cash_receipt' FROM cash_receipt r JOIN dossier d ON d.id = r.dossier_id
         WHERE r.agency_id <> d.agency_id
        UNION ALL
        SELECT d.code, 'payment_intent' FROM payment_intent i JOIN dossier d ON d.id = i.dossier_id
         WHERE i.agency_id <> d.agency_id
        UNION ALL
        SELECT d.code, 'online_payment' FROM online_payment p JOIN dossier d ON d.id = p.dossier_id
         WHERE p.agency_id <> d.agency_id
        UNION ALL
        SELECT d.code, 'refund' FROM refund b JOIN dossier d ON d.id = b.dossier_id
         WHERE b.agency_id <> d.agency_id
        """,
        "dòng trong {1} thuộc cơ quan khác",
    ),
    by_sql(
        "I14",
        "Mã hồ sơ mang mã cơ quan của hồ sơ",
        "SELECT d.code FROM dossier d JOIN agency a ON a.id = d.agency_id WHERE d.code NOT LIKE a.code || '-%'",
        "mã hồ sơ không thuộc cơ quan đang giữ hồ sơ",
    ),
    by_sql(
        "I15",
        "Người trả lời việc có vai trò và thuộc cơ quan lúc trả lời",
        """
        SELECT d.code, i.line FROM work_item i
          JOIN dossier d ON d.id = i.dossier_id
          JOIN audit_entry a ON a.dossier_id = d.id AND a.action = 'answer.' || i.line
           AND a.details::jsonb ->> 'item' = i.id::text
         WHERE i.state = 'answered' AND a.details::jsonb ? 'roles'
           AND (NOT a.details::jsonb -> 'roles' ?| ARRAY[i.role, coalesce(i.also_role, i.role)]
                OR (a.actor LIKE 'staff:%' AND a.details::jsonb ->> 'of' <> i.agency_id::text)
                OR a.actor <> i.ended_by)
        """,
        "việc {1} do người không có thẩm quyền trả lời",
    ),
    by_sql(
        "I15",
        "Người trả lời việc là người của cơ quan",
        """
        SELECT d.code, i.line FROM work_item i
          JOIN dossier d ON d.id = i.dossier_id
          LEFT JOIN staff_member s ON 'staff:' || s.id = i.ended_by
         WHERE i.state = 'answered' AND i.ended_by LIKE 'staff:%' AND s.id IS NULL
        """,
        "việc {1} do người không có trong danh sách trả lời",
    ),
    Check("I19", "Cột tìm kiếm và khóa sắp xếp đúng", _derived),
)
