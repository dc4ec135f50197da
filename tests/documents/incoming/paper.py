"""Incoming papers for tests: a letter as the police of a district would send it, all of its people made up."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from documents.typesetter import _ROOM

_FONTS = _ROOM / "fonts"
_A4 = (1654, 2339)


def scanned_letter() -> bytes:
    """One page as a scanner gives it (JPEG, A4, 200 dots an inch), with room below its subject line."""
    page = Image.new("L", _A4, 250)
    pen = ImageDraw.Draw(page)
    for left, top, words, bold in _LINES:
        pen.text((left, top), words, fill=20, font=_font(bold))
    written = io.BytesIO()
    page.save(written, "JPEG", quality=70)
    return written.getvalue()


def full_page() -> bytes:
    """A page written full to its edges, so that there is nowhere to put anything."""
    page = Image.new("L", _A4, 250)
    pen = ImageDraw.Draw(page)
    for top in range(20, _A4[1] - 20, 36):
        pen.text((20, top), "Nội dung viết kín trang từ lề này sang lề kia. " * 3, fill=20, font=_font(False))
    written = io.BytesIO()
    page.save(written, "PNG")
    return written.getvalue()


def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / f"texgyretermes-{'bold' if bold else 'regular'}.otf"), 34)


_LINES = (
    (170, 130, "CÔNG AN QUẬN HÀ ĐÔNG", True),
    (230, 175, "ĐỘI XÂY DỰNG PHONG TRÀO", False),
    (860, 130, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
    (990, 175, "Độc lập - Tự do - Hạnh phúc", True),
    (230, 260, "Số: 2398/CAHD(XDPT)", False),
    (160, 305, "V/v tuyên truyền phòng, chống tội phạm", False),
    (1000, 260, "Hà Đông, ngày 14 tháng 7 năm 2022", False),
    (760, 420, "Kính gửi:  - Ban chỉ đạo 138 quận;", False),
    (920, 465, "- Đài truyền thanh quận;", False),
    (920, 510, "- Ủy ban nhân dân các phường.", False),
    *(
        (
            170,
            830 + 48 * row,
            "Thực hiện kế hoạch tuyên truyền, Công an quận gửi bài viết và tờ rơi kèm theo đề nghị các",
            False,
        )
        for row in range(14)
    ),
    (170, 1700, "Nơi nhận:", True),
    (170, 1745, "- Như trên (để phối hợp);", False),
    (170, 1790, "- Công an Thành phố (để báo cáo);", False),
    (1050, 1700, "KT. TRƯỞNG CÔNG AN QUẬN", True),
    (1100, 1745, "PHÓ TRƯỞNG CÔNG AN QUẬN", True),
    (1110, 1990, "Nguyễn Văn Mẫu Thử", True),
)
