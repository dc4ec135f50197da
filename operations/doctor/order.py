"""I12 to I17, I19, I20: the clock, editions, tenancy, authority, what is derived, and life."""

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
    accepted = select(Dossier).where(Dossier.accepted_at.is_not(None), Dossier.ending.is_(None))
    for dossier in patient.session.scalars(accepted.execution_options(yield_per=500)):
        due = due_of_dossier(patient.session, dossier, patient.now)
        if due.paused is None and dossier.due_at != due.at:
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
        "Các khoảng dừng không chồng nhau",
        """
        SELECT d.code FROM pause a
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
                             AND i.role = 'nguoi-nop')
        """,
        "đồng hồ đang dừng ({1}) mà không chờ người nộp",
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
        """,
        "dòng trong {1} thuộc cơ quan khác",
    ),
    by_sql(
        "I15",
        "Người trả lời việc thuộc đúng cơ quan",
        """
        SELECT d.code, i.line FROM work_item i
          JOIN dossier d ON d.id = i.dossier_id
          LEFT JOIN staff_member s ON 'staff:' || s.id = i.ended_by
         WHERE i.state = 'answered' AND i.ended_by LIKE 'staff:%' AND (s.id IS NULL OR s.agency_id <> i.agency_id)
        """,
        "việc {1} do người ngoài cơ quan trả lời",
    ),
    by_sql(
        "I15",
        "Người trả lời việc có vai trò được giao",
        """
        SELECT d.code, i.line FROM work_item i
          JOIN dossier d ON d.id = i.dossier_id
          JOIN staff_member s ON 'staff:' || s.id = i.ended_by
         WHERE i.state = 'answered' AND NOT (i.role = ANY (s.roles) OR coalesce(i.also_role = ANY (s.roles), false))
        """,
        "việc {1} do người không có vai trò trả lời",
    ),
    by_sql(
        "I17",
        "Mỗi câu trả lời có dòng nhật ký kiểm tra",
        """
        SELECT d.code, j.line FROM journal_line j JOIN dossier d ON d.id = j.dossier_id
         WHERE j.kind = 'answer'
           AND NOT EXISTS (SELECT FROM audit_entry a WHERE a.dossier_id = d.id AND a.action = 'answer.' || j.line
                             AND a.actor = j.actor AND a.at = j.written_at)
        """,
        "câu trả lời {1} không có dòng nhật ký kiểm tra",
    ),
    Check("I19", "Cột tìm kiếm và khóa sắp xếp đúng", _derived),
    by_sql(
        "I20",
        "Không hồ sơ nào bị bỏ quên",
        """
        SELECT d.code FROM wake_up w
          JOIN dossier d ON d.id = w.dossier_id
          LEFT JOIN reading_lease l ON l.dossier_id = d.id
         WHERE w.due_at < now() - interval '10 minutes' AND (l.until IS NULL OR l.until < now() - interval '10 minutes')
           AND l.incident_at IS NULL AND coalesce(l.not_before, now()) <= now()
         GROUP BY d.code
        """,
        "đã được gọi hơn 10 phút mà chưa đọc",
        "kiểm tra tiến trình worker và Prefect",
    ),
    by_sql(
        "I20",
        "Sự cố đang mở luôn có việc trên bàn",
        """
        SELECT d.code FROM reading_lease l JOIN dossier d ON d.id = l.dossier_id
         WHERE l.incident_at IS NOT NULL
           AND NOT EXISTS (SELECT FROM work_item i WHERE i.dossier_id = d.id AND i.line = 'settles_incident'
                             AND i.state = 'open')
        """,
        "đang là sự cố mà không có việc nào trên bàn",
    ),
)
