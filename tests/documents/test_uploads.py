"""What people upload: the good is taken in, the bad is refused with a reason and a way out."""

from __future__ import annotations

import hashlib
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from documents.unacceptable_file import Fault, UnacceptableFile
from documents.uploads import Examined, examine, harmless_name
from tests.documents import hostile_files as files


def _fault(data: bytes, **limits: int) -> Fault:
    with pytest.raises(UnacceptableFile) as refused:
        examine(data, "giay-to.pdf", **limits)
    return refused.value.fault


def test_a_pdf_is_taken_in_by_what_it_is_and_not_by_its_name() -> None:
    data = files.good_pdf()
    assert examine(data, "ảnh.png") == Examined(
        kind="pdf", pages=1, sha256=hashlib.sha256(data).hexdigest(), size=len(data), name="ảnh.pdf", blank_pages=()
    )


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", ".jpg"), ("PNG", ".png")])
def test_a_picture_is_taken_in_as_one_page(kind: str, ending: str) -> None:
    examined = examine(files.picture(kind), "Chứng sinh.bmp")
    assert (examined.kind, examined.pages, examined.name) == (kind.lower(), 1, f"Chứng sinh{ending}")


@pytest.mark.parametrize("options", [{"progressive": True}, {"quality": 30}, {"exif": files.camera_notes()}])
def test_the_pictures_of_ordinary_cameras_are_taken_in(options: dict[str, object]) -> None:
    assert examine(files.picture("JPEG", (3000, 2000), **options), "a.jpg").kind == "jpeg"


def test_a_signed_certificate_of_ours_may_be_handed_in() -> None:
    from_word = files.with_opening_action(Dictionary(S=Name.GoTo, D=String("x")))
    from_latex = files.with_opening_action(Array([0, Name.Fit]))
    for data in (from_word, from_latex, files.with_pages(100)):
        assert examine(data, "a.pdf").kind == "pdf"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"hello" * 100, Fault.UNKNOWN_KIND),
        (b"<html><script>alert(1)</script>", Fault.UNKNOWN_KIND),
        (b"MZ\x90\x00 %PDF-1.4", Fault.UNKNOWN_KIND),
        (b"PK\x03\x04 a Word file", Fault.OFFICE_DOCUMENT),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", Fault.PHONE_PICTURE),
        (b"GIF89a", Fault.OTHER_PICTURE),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Fault.OTHER_PICTURE),
    ],
)
def test_other_kinds_of_file_are_refused_by_name(data: bytes, fault: Fault) -> None:
    assert _fault(data) is fault


def test_size_is_looked_at_first() -> None:
    assert _fault(files.picture("PNG"), largest=100) is Fault.TOO_LARGE
    assert examine(files.picture("PNG"), "a.png", largest=10_000_000).kind == "png"


def test_a_locked_pdf_is_refused_with_and_without_a_password_to_open_it() -> None:
    assert _fault(files.locked("secret")) is Fault.ENCRYPTED
    assert _fault(files.locked("")) is Fault.ENCRYPTED


def test_a_pdf_that_does_things_by_itself_is_refused() -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    launch = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    for data in (
        files.with_opening_action(script),
        files.with_opening_action(launch),
        files.with_opening_action(Dictionary(S=Name.URI, URI=String("https://example.vn"))),
        files.with_script_in_a_name_tree(),
        files.with_script_behind_a_link(),
        files.with_page_action(),
    ):
        assert _fault(data) is Fault.ACTIVE_CONTENT


def test_a_pdf_with_files_inside_is_refused() -> None:
    assert _fault(files.with_attachment()) is Fault.ATTACHMENTS


def test_a_dynamic_form_is_refused() -> None:
    assert _fault(files.with_dynamic_form()) is Fault.INTERACTIVE_FORM


def test_the_number_of_pages_is_bounded_on_both_sides() -> None:
    assert _fault(files.with_pages(0)) is Fault.NO_PAGES
    assert _fault(files.with_pages(101)) is Fault.TOO_MANY_PAGES
    assert _fault(files.with_pages(3), most_pages=2) is Fault.TOO_MANY_PAGES


def test_a_file_that_is_cut_short_is_said_to_be_so() -> None:
    for data in (files.good_pdf(), files.picture("JPEG"), files.picture("PNG")):
        assert _fault(data[: len(data) // 2]) in {Fault.TRUNCATED, Fault.DAMAGED}
    assert _fault(files.good_pdf()[:-200]) is Fault.TRUNCATED
    assert _fault(files.picture("JPEG")[:-400]) is Fault.TRUNCATED


def test_a_blank_scan_is_refused_and_a_blank_page_among_others_is_told() -> None:
    written, empty = files.picture("JPEG"), files.blank_picture("JPEG")
    assert _fault(files.scanned(empty, empty)) is Fault.BLANK
    assert _fault(files.with_pages(2, painted=False)) is Fault.BLANK
    assert examine(files.scanned(written, empty, written), "a.pdf").blank_pages == (2,)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("colour", ["white", "black", "#f4f1e6"])
def test_a_picture_without_anything_on_it_is_refused(kind: str, colour: str) -> None:
    assert _fault(files.blank_picture(kind, colour=colour)) is Fault.BLANK


def test_a_wholly_transparent_picture_is_blank_whatever_colour_it_hides() -> None:
    assert _fault(files.blank_picture("PNG", mode="RGBA", colour="#12345600")) is Fault.BLANK


def test_pale_writing_is_still_writing() -> None:
    page = Image.new("L", (1000, 1400), 250)
    page.paste(200, (100, 100, 800, 160))
    kept = io.BytesIO()
    page.save(kept, "PNG")
    assert examine(kept.getvalue(), "a.png").kind == "png"


def test_files_made_to_fill_the_memory_are_refused_before_they_do() -> None:
    assert _fault(files.png_bomb()) is Fault.TOO_MANY_DOTS
    assert _fault(files.many_scans_jpeg()) is Fault.DAMAGED
    assert examine(files.content_bomb(), "a.pdf").pages == 1


def test_files_made_to_lead_the_reader_in_circles_are_refused() -> None:
    for data in (files.deep_pdf(), files.looping_pdf()):
        assert _fault(data) in {Fault.DAMAGED, Fault.NO_PAGES}


def test_every_refusal_says_what_is_wrong_and_what_to_do() -> None:
    for fault in Fault:
        refused = UnacceptableFile(fault, limit=10)
        assert refused.reason.endswith(".")
        assert refused.remedy.startswith("Hãy")
        assert "{" not in str(refused)


_SEEDS = [files.good_pdf(), files.picture("JPEG"), files.picture("PNG"), files.scanned(files.picture("JPEG"))]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(_SEEDS),
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), max_size=6),
    st.floats(0, 1),
)
def test_no_damage_makes_the_examination_fail_in_another_way(
    seed: bytes, damages: list[tuple[float, bytes]], kept: float
) -> None:
    data = bytearray(seed)
    for where, patch in damages:
        at = int(where * (len(data) - 1))
        data[at : at + len(patch)] = patch
    try:
        examined = examine(bytes(data[: int(len(data) * (0.5 + kept / 2))]), "a.pdf")
    except UnacceptableFile:
        return
    assert examined.pages >= 1


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b""]), st.binary(max_size=300))
def test_noise_is_refused_and_nothing_worse(beginning: bytes, noise: bytes) -> None:
    with pytest.raises(UnacceptableFile):
        examine(beginning + noise + b"\n%%EOF", "a.pdf")


@given(st.text(max_size=300))
@example("../../etc/passwd")
@example("C:\\Users\\a\\Giấy khai sinh.PDF")
@example("a\x00b\u202egpj.pdf")
def test_a_name_is_made_harmless_whatever_it_was(filename: str) -> None:
    name = harmless_name(filename, "pdf")
    assert name.endswith(".pdf")
    assert 5 <= len(name) <= 130
    assert not set(name) & set('/\\:*?"<>|\x00\u202e\r\n')
    assert not name.startswith(".")
    name.encode("utf-8")


def test_a_name_keeps_its_letters() -> None:
    assert harmless_name("C:\\hồ sơ\\Giấy chứng sinh (bản chính).JPG", "jpeg") == "Giấy chứng sinh (bản chính).jpg"
    assert harmless_name("...", "png") == "giấy tờ.png"
