"""Pictures that look enough like papers to be taken in."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw


def picture(words: str = "GIAY CHUNG SINH") -> bytes:
    """A page with a frame and some lines of letters, as PNG."""
    page = Image.new("RGB", (900, 1200), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((40, 40, 860, 1160), outline="black", width=3)
    for number in range(18):
        pen.text((90, 120 + number * 50), f"{words} - dong {number + 1}", fill="black", font_size=26)
    written = io.BytesIO()
    page.save(written, "PNG")
    return written.getvalue()
