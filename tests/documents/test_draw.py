"""What the office draws up: the right words, a whole archive file, the same bytes again."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from documents.contents.content import Content
from documents.draw import draw
from documents.preview import preview
from documents.printable import on_paper, printable_letters
from tests.documents import samples
from tests.documents.golden import GOLDEN, readable
from tests.documents.pdf_text import squeezed, text_of

every_document = pytest.mark.parametrize("content", samples.every_document(), ids=lambda content: content.template)
_LONG_NAME = "Công Tằng Tôn Nữ Huyền Trân Nguyễn Phúc Ánh Nguyệt Quỳnh Hương Thiên Kim"
_LONG_PLACE = (
    "Số nhà 1245/67/89 đường Nguyễn Văn Linh kéo dài, tổ dân phố Thống Nhất 2, khu phố Tân Hưng Thuận Đông, "
    "phường Tân Hưng Thuận, thành phố Hồ Chí Minh"
)


@every_document
def test_a_document_says_what_it_said_when_it_was_last_looked_at(content: Content) -> None:
    expected = (GOLDEN / f"{content.template}.txt").read_text(encoding="utf-8")
    assert readable(text_of(draw(content))) == expected


@every_document
def test_a_document_fits_on_one_page(content: Content) -> None:
    with pikepdf.open(io.BytesIO(draw(content))) as pdf:
        assert len(pdf.pages) == 1


@every_document
def test_a_document_is_a_tagged_archive_file_in_vietnamese_with_its_fonts_inside(content: Content) -> None:
    with pikepdf.open(io.BytesIO(draw(content))) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["dc:title"] == content.title
        assert pdf.Root.Lang == "vi-VN"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261103")
        fonts = [font.DescendantFonts[0].FontDescriptor for font in pdf.pages[0].resources.Font.values()]
        assert fonts
        assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)


@every_document
def test_the_same_content_gives_the_same_bytes(content: Content) -> None:
    kept = type(content).model_validate_json(content.model_dump_json())
    assert draw(kept) == draw(content)


def test_a_document_drawn_later_differs_only_by_what_its_content_says() -> None:
    assert draw(samples.receipt()) != draw(samples.receipt(drawn_at=samples.EVENING))


def test_a_father_who_is_not_determined_leaves_every_field_of_his_blank() -> None:
    text = squeezed(text_of(draw(samples.birth_certificate(father=None))))
    blank = "Họ,chữđệm,tênngườicha:Nămsinh:Dântộc:Quốctịch:Nơicưtrú:Họ,chữđệm,tênngườiđikhaisinh:"
    assert blank in text
    assert "HOÀNGVĂNTHỤ" not in text


def test_a_personal_number_that_comes_later_is_blank_and_stands_in_a_dated_note() -> None:
    note = {
        "noted_on": "2026-11-06",
        "what": "Bổ sung số định danh cá nhân: 001326000214",
        "basis": "Cơ sở dữ liệu quốc gia về dân cư",
        "signatory": "Trần Thị Hồng Nhung",
    }
    first = squeezed(text_of(draw(samples.birth_certificate(personal_number=""))))
    later = squeezed(text_of(draw(samples.birth_certificate(personal_number="", later_notes=[note]))))
    assert "Sốđịnhdanhcánhân:Họ,chữđệm,tênngườimẹ:" in first
    assert "001326000214" not in first
    assert later.startswith(first)
    assert "06/11/2026Bổsungsốđịnhdanhcánhân:001326000214" in later


def test_a_long_certificate_still_fits_on_one_page() -> None:
    parent = samples.MOTHER.model_copy(update={"name": _LONG_NAME, "residence": _LONG_PLACE})
    certificate = samples.birth_certificate(
        child_name=_LONG_NAME,
        birthplace=f"Bệnh viện Đa khoa khu vực Tân Hưng Thuận, {_LONG_PLACE}",
        native_place=_LONG_PLACE,
        mother=parent,
        father=parent,
        declarant_name=_LONG_NAME,
    )
    with pikepdf.open(io.BytesIO(draw(certificate))) as pdf:
        assert len(pdf.pages) == 1


def test_decomposed_letters_print_like_composed_ones() -> None:
    composed = samples.receipt(request="Đăng ký khai sinh cho Nguyễn Thị Ánh")
    decomposed = samples.receipt(request="Đăng ký khai sinh cho Nguye\u0302\u0303n Thi\u0323 A\u0301nh")
    assert draw(decomposed) == draw(composed)


def _with_every_text(content: Content, text: str) -> Content:
    """Put the text in every free field, however deep."""

    def swapped(value: object) -> object:
        if isinstance(value, dict):
            return {key: swapped(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [swapped(item) for item in value]
        return text if isinstance(value, str) and value not in {"Trước hạn", "Đúng hạn"} else value

    fields = {key: swapped(value) for key, value in content.model_dump().items() if key != "tracking_url"}
    return type(content).model_validate(fields)


@every_document
@pytest.mark.parametrize("text", [_LONG_PLACE, "W" * 120, "hoang.van.thu.phuong.hoa.sua@thu-dien-tu.example.vn"])
def test_nothing_runs_over_the_edge_however_long_a_value_is(content: Content, text: str) -> None:
    page = Image.open(io.BytesIO(preview(_with_every_text(content, text), dots_per_inch=72))).convert("L")
    # Between the text and the edge, or the certificate's frame, which stands 10 mm inside it.
    edge = page.crop((page.width - 40, 40, page.width - 33, page.height - 40))
    assert edge.getextrema() == (255, 255)


_MARKUP = st.sampled_from(
    ['#read("/etc/passwd")', "*đậm*", "_nghiêng_", "$x^2$", "#import", "@ref", "<chu-ky>", "// ghi chú", "/* */",
     "= A", "- b", "`c`", "[d]", "#{1+1}", "\\u{41}", "~", "---", "https://example.vn", "#pagebreak()",
     '"', "'", "&lt;", "%PDF"]
)  # fmt: skip
_LETTERS = st.text(
    alphabet=[letter for letter in printable_letters() if not "\u0300" <= letter <= "\u036f"], max_size=12
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_MARKUP | _LETTERS, min_size=1, max_size=6))
def test_whatever_a_person_writes_is_printed_and_never_obeyed(pieces: list[str]) -> None:
    written = " ".join(["A", *pieces, "Z"])
    text = text_of(draw(samples.receipt(request=written, collected_at=written)))
    assert squeezed(text).count(squeezed(on_paper(written))) == 2


def test_a_code_leads_to_the_address_and_is_left_out_without_one() -> None:
    with_code, without = draw(samples.receipt()), draw(samples.receipt(tracking_url=""))
    assert "Quét mã" in text_of(with_code)
    assert "Quét mã" not in text_of(without)
    assert draw(samples.receipt(tracking_url=samples.TRACKING + "x")) != with_code


def test_an_unknown_field_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="colour"):
        samples.receipt(colour="red")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed: no second opinion")
@every_document
def test_an_independent_reader_finds_the_same_words(content: Content, tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    path.write_bytes(draw(content))
    shown = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()
    assert sorted(squeezed(shown)) == sorted(squeezed(text_of(draw(content))))
