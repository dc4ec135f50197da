"""What came from outside in a healthy ward, and ways to spoil the book it stands in."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from models.incoming.document_kind import DocumentKind
from models.incoming.grades import Book, Medium, Secrecy
from models.incoming.incoming_document import IncomingDocument
from models.incoming.open_series import open_series
from models.incoming.particulars import Particulars
from models.incoming.register import Arrival, register
from models.incoming.reply import ReplyKind, owe_reply
from models.incoming.routing import Direction, present, route
from models.intake.stored_file import StoredFile
from models.role import Role
from models.staff_member import StaffMember
from tests.doctor.corruption import Corruption
from tests.office.open_office import OpenOffice

_BOOK = "Số đến liền nhau trong năm, theo thứ tự đến"
_LEAD = "Văn bản đã chuyển có đúng một nơi chủ trì và có hạn"
_FILE = "Tệp gốc của văn bản đến không đổi"
_SECRET = "Văn bản mật không có tệp, không tìm được theo nội dung"
_REPLY = "Văn bản điện tử có thư báo cho nơi gửi"
_AUDIT = "Mỗi văn bản đến có một dòng nhật ký vào sổ hoặc trả lại"

INCOMING = (
    Corruption(_BOOK, "new", "UPDATE incoming_document SET number = number + 5 WHERE number = 42", False),
    Corruption(_BOOK, "new", "UPDATE incoming_document SET number = 40 WHERE number = 41", False),
    Corruption(
        _BOOK,
        "new",
        "UPDATE incoming_document SET arrived_at = arrived_at - interval '2 days' WHERE number = 42",
        False,
    ),
    Corruption(
        "Dãy số khớp bộ đếm", "new", "UPDATE counter SET last = last + 1 WHERE series LIKE 'van-ban-den-%'", False
    ),
    Corruption(_LEAD, "new", "UPDATE incoming_task SET ended_at = now(), ended_reason = '' WHERE part = 'lead'", False),
    Corruption(_LEAD, "new", "UPDATE incoming_document SET due_at = NULL WHERE state = 'routed'", False),
    Corruption(_FILE, "new", "UPDATE incoming_file SET sha256 = repeat('0', 64)", False),
    Corruption(_FILE, "new", "UPDATE incoming_file SET part = 'attachment' WHERE part = 'original'", False),
    Corruption(_SECRET, "new", "UPDATE incoming_document SET search_text = 'x' WHERE book = 'mat'", False),
    Corruption(_REPLY, "new", "DELETE FROM incoming_reply", False),
    Corruption(
        _AUDIT, "new", "DELETE FROM audit_seal; DELETE FROM audit_entry WHERE action = 'incoming.registered'", False
    ),
)


def live_with_letters(office: OpenOffice) -> None:
    """An open letter that is routed, a secret one, and an electronic one whose sender is told."""
    with office.database.transaction() as session:
        open_series(session, office.agency.id, Book.OPEN, 40, office.member(Role.SEAL_KEEPER), office.clock.now())
    routed = _comes(office, "1/SNV", files=(_file(office),))
    _comes(office, "2/SNV", Secrecy.CLASSIFIED)
    _comes(office, "3/SNV", medium=Medium.ELECTRONIC, files=(_file(office),))
    now = office.clock.now()
    with office.database.transaction() as session:
        document = session.get_one(IncomingDocument, routed)
        chairman = session.get_one(StaffMember, office.member(Role.CHAIRMAN).staff_id)
        officer = session.get_one(StaffMember, office.member(Role.JUSTICE_OFFICER).staff_id)
        present(session, document, chairman, office.member(Role.SEAL_KEEPER), now)
        direction = Direction(officer, now + timedelta(days=9), "Giải quyết")
        route(session, document, direction, office.member(Role.CHAIRMAN), now)


def _comes(
    office: OpenOffice,
    symbol: str,
    secrecy: Secrecy = Secrecy.OPEN,
    *,
    medium: Medium = Medium.PAPER,
    files: tuple[StoredFile, ...] = (),
) -> object:
    now, clerk = office.clock.now(), office.member(Role.SEAL_KEEPER)
    told = Particulars("Sở Nội vụ", symbol, now.date(), DocumentKind.LETTER, "Việc chung", secrecy=secrecy)
    reply_to = "vanthu@so.example" if medium is Medium.ELECTRONIC else None
    with office.database.transaction() as session:
        session.add_all(files)
        session.flush()
        arrival = Arrival(uuid4(), told, medium, files=files, reply_to=reply_to)
        document = register(session, office.agency.id, arrival, clerk, now)
        owe_reply(session, document, ReplyKind.RECEIVED, "Đã nhận", "Đã nhận văn bản.", now)
        return document.id


def _file(office: OpenOffice) -> StoredFile:
    data = f"%PDF-{uuid4()}".encode()
    return StoredFile(
        id=uuid4(),
        sha256=office.files.put(data),
        kind="pdf",
        size=len(data),
        pages=1,
        uploaded_by=office.member(Role.SEAL_KEEPER).key,
        uploaded_at=office.clock.now(),
    )
