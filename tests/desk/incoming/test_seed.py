"""The letter of the seed: from the police of a district, stamped on a Saturday, by clerk and leader to a room."""

from __future__ import annotations

import hashlib
import io
from datetime import datetime, timedelta

from PIL import Image, ImageChops
from sqlalchemy import select

from documents.preview import preview_pdf
from models.clock.clock import VIETNAM
from models.incoming.incoming_document import FilePart, IncomingFile
from models.intake.stored_file import StoredFile
from models.role import Role
from tasks.retention.forget_uploads import forget_uploads
from tests.desk.desk_house import DeskHouse
from tests.desk.incoming.papers import BOOK, lines, person, register, scan, unit
from tests.documents.incoming.paper import scanned_letter
from tests.documents.pdf_text import squeezed, text_of

SATURDAY = datetime(2022, 7, 16, 9, 5, 30, tzinfo=VIETNAM)


def at_the_seed(desk: DeskHouse) -> None:
    """It is the Saturday of the seed, and 2,596 documents have come this year: the paper book is carried on."""
    desk.office.clock.set(SATURDAY)
    desk.machine.set(SATURDAY)
    keeper = desk.visitor(Role.SEAL_KEEPER)
    assert keeper.sends(keeper.opens(BOOK), "/mo-so", last="2596").status_code == 303
    assert keeper.post(f"{BOOK}/mo-so", {"last": "9"}).status_code == 422


def test_the_letter_of_the_seed_from_the_door_to_the_answer(desk: DeskHouse) -> None:
    at_the_seed(desk)
    justice = unit(desk, "Phòng Tư pháp", Role.JUSTICE_OFFICER)
    keeper, chairman = desk.visitor(Role.SEAL_KEEPER), desk.visitor(Role.CHAIRMAN)
    place = register(keeper, files=scan(), arrived_at="09:05 16/07/2022")
    page = keeper.opens(place)
    assert "Số đến 2597/2022" in page.text
    assert "09:05 thứ Bảy 16/07/2022" in page.text
    # Saturday is no working day: the day itself, at the latest Monday.
    assert "Trình trong ngày 16/07/2022, chậm nhất 17:30 thứ Hai 18/07/2022" in page.text
    assert "KT. Trưởng Công an quận, Nguyễn Văn Mẫu Thử" in page.text
    assert "Ban chỉ đạo 138 quận;; Đài" not in page.text
    for words in ("Ban chỉ đạo 138 quận", "Công an Thành phố (để báo cáo)", "Bài tuyên truyền; Tờ rơi", "Lưu ĐTH"):
        assert words in page.text

    choice = keeper.opens(f"{place}/dau")
    assert "Dưới số, ký hiệu (bên trái)" in choice.text
    seen = keeper.get(f"{place}/dau/xem?cho=duoi-so")
    assert seen.headers["content-type"] == "image/png"
    assert keeper.sends(choice, "/dau").status_code == 303
    first = stamped(desk)
    words = squeezed(text_of(first))
    for printed in ("ĐẾN", "Số:2597", "Ngày:16/7/2022,9g05", "Chuyển:", "SốvàkýhiệuHS:", "PHƯỜNGMẪUĐƠN"):
        assert printed in words

    sent = keeper.sends(keeper.opens(place), "/trinh", leader=person(desk, Role.CHAIRMAN))
    assert sent.status_code == 303
    form = chairman.opens(place).form("/chuyen")
    media, desk_unit = person(desk, Role.RECEIVER), person(desk, Role.SUPERVISOR)
    given = {
        **form.boxes,
        "lead": justice,
        "limit": "25/07/2022",
        "directive": "Giao P. Tư pháp triển khai phát tờ rơi.",
    }
    assert chairman.post(form.action, {**given, "coordinate": [media, desk_unit]}).status_code == 303

    # The stamp once more, now with the line "Chuyển"; the first copy stays beside it.
    assert keeper.sends(keeper.opens(f"{place}/dau"), "/dau").status_code == 303
    assert "PhòngTưpháp(chủtrì)" in squeezed(text_of(stamped(desk)))
    assert len(copies(desk)) == 2

    officer = desk.visitor(Role.JUSTICE_OFFICER)
    assert "giao bạn giải quyết văn bản đến" in officer.opens("/thong-bao").text
    page = officer.opens(place)
    assert "Giao P. Tư pháp triển khai phát tờ rơi." in page.text
    sign = next(form.action for form in page.forms if "/ky-nhan/" in form.action)
    assert officer.sends(page, sign).status_code == 303
    answered = {"outcome": "tra-loi", "answer": "15/UBND-TP", "answered_on": "18/7/2022"}
    desk.office.clock.set(datetime(2022, 7, 18, 15, 0, tzinfo=VIETNAM))
    assert officer.sends(officer.opens(place), "/xong", **answered).status_code == 303
    done = officer.opens(place).text
    assert "Đã có văn bản trả lời; số 15/UBND-TP ngày 18/07/2022" in done

    slip = keeper.get(f"{place}/phieu.pdf")
    told = text_of(slip.content)
    for printed in ("Số đến 2597/2022", "2398/CAHD(XDPT)", "Giao P. Tư pháp", "15/UBND-TP"):
        assert squeezed(printed) in squeezed(told)
    (document,) = lines(desk)
    assert document.number == 2597


def stamped(desk: DeskHouse) -> bytes:
    """The copy that was stamped last."""
    return desk.office.files.get(copies(desk)[-1])


def copies(desk: DeskHouse) -> list[str]:
    made = select(IncomingFile.sha256).where(IncomingFile.part == FilePart.STAMPED).order_by(IncomingFile.added_at)
    found: list[str] = desk.office.scalars(lambda session: list(session.scalars(made)))
    return found


def test_the_original_stays_as_it_came_and_the_stamp_covers_nothing(desk: DeskHouse) -> None:
    at_the_seed(desk)
    keeper = desk.visitor(Role.SEAL_KEEPER)
    place = register(keeper, files=scan())
    keeper.sends(keeper.opens(f"{place}/dau"), "/dau")
    original = select(StoredFile.sha256).join(IncomingFile, IncomingFile.file_id == StoredFile.id)
    kept = desk.office.scalars(lambda s: s.scalars(original.where(IncomingFile.part == FilePart.ORIGINAL)).one())
    assert kept == hashlib.sha256(scanned_letter()).hexdigest()
    assert desk.office.files.get(kept) == scanned_letter()
    before = Image.open(io.BytesIO(scanned_letter())).convert("L")
    after = Image.open(io.BytesIO(preview_pdf(stamped(desk), width=before.width))).convert("L")
    written = before.resize((413, 585)).point(lambda shade: 255 if shade < 120 else 0)
    legible = after.resize((413, 585)).point(lambda shade: 255 if shade < 170 else 0)
    lost = ImageChops.subtract(written, legible).histogram()[255]
    assert lost < 0.03 * written.histogram()[255]


def test_a_place_with_words_on_it_is_refused(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    place = register(keeper, files=scan(), issued_on="1/10/2026")
    page = keeper.opens(f"{place}/dau?cho=tren-trai")
    assert "Góc trên, bên trái: có nội dung, không đóng được" in page.text
    refused = keeper.sends(page, "/dau", cho="tren-trai")
    assert refused.status_code == 422
    assert "hãy chọn một chỗ trống" in refused.text
    assert copies(desk) == []
    assert keeper.get(BOOK).status_code == 200


def test_what_came_is_not_forgotten_with_the_uploads_nobody_used(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    place = register(keeper, files=scan())
    desk.office.clock.advance(timedelta(days=30))
    forget_uploads(desk.office.office)
    later = desk.visitor(Role.SEAL_KEEPER)
    (file,) = {link for link in later.opens(place).links if "/tep/" in link}
    assert later.get(file).content == scanned_letter()
