"""Signatures: who signed, when, and that no change stays unnoticed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pytest
from asn1crypto import x509 as asn1_x509  # type: ignore[import-untyped]
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from documents.contents.content import Content
from documents.draw import draw
from documents.keys import LocalKey, LocalKeyring
from documents.signature_place import SEAL, SIGNATURE
from documents.signing import CannotSign, sign
from documents.verification import UnreadableDocument, verify
from tests.documents import samples
from tests.documents.pdf_text import squeezed, text_of

SIGNED_AT = datetime(2026, 11, 3, 9, 30, 15, tzinfo=UTC)
SEALED_AT = SIGNED_AT + timedelta(minutes=4)


_FOLDER = TemporaryDirectory(prefix="motcua-test-keys-")
"""Goes with the interpreter; the documents signed once below are looked at by many tests."""


@cache
def keyring() -> LocalKeyring:
    return LocalKeyring(Path(_FOLDER.name))


def chairman() -> LocalKey:
    return keyring().key_for(
        "chu-tich.H26.1", name="Trần Thị Hồng Nhung", organisation="Ủy ban nhân dân phường Hoa Sữa"
    )


def seal() -> LocalKey:
    return keyring().key_for("con-dau.H26.1", name="Ủy ban nhân dân phường Hoa Sữa")


@cache
def drawn() -> bytes:
    return draw(samples.birth_certificate())


@cache
def signed() -> bytes:
    return sign(drawn(), chairman(), field=SIGNATURE, reason="Ký Giấy khai sinh", at=SIGNED_AT)


@cache
def sealed() -> bytes:
    return sign(signed(), seal(), field=SEAL, reason="Đóng dấu cơ quan", at=SEALED_AT)


def test_a_signature_says_who_signed_and_when() -> None:
    (finding,) = verify(signed(), authorities=[keyring().authority_pem()])
    assert (finding.field, finding.signer, finding.organisation) == (
        SIGNATURE, "Trần Thị Hồng Nhung", "Ủy ban nhân dân phường Hoa Sữa",
    )  # fmt: skip
    assert finding.at == SIGNED_AT
    assert finding.intact
    assert finding.valid
    assert finding.trusted


def test_the_seal_of_the_agency_leaves_the_chairmans_signature_valid() -> None:
    first, second = verify(sealed(), authorities=[keyring().authority_pem()])
    assert (first.field, second.field) == (SIGNATURE, SEAL)
    assert second.at == SEALED_AT
    assert all((first.intact, first.valid, first.trusted, second.intact, second.valid, second.trusted))
    assert sealed().startswith(signed())
    assert signed().startswith(drawn())


def test_a_true_signature_of_an_unknown_authority_is_valid_but_not_trusted(tmp_path: Path) -> None:
    stranger = LocalKeyring(tmp_path).authority_pem()
    for authorities in ([], [stranger]):
        (finding,) = verify(signed(), authorities=authorities)
        assert finding.valid
        assert not finding.trusted
    (finding,) = verify(signed(), authorities=[stranger, keyring().authority_pem()])
    assert finding.trusted


def test_a_document_without_signatures_has_no_findings() -> None:
    assert verify(drawn()) == []


def _unsigned_gap(pdf: bytes) -> range:
    """Where the last signature itself lies: the only bytes it cannot cover."""
    found = list(re.finditer(rb"/Contents\s*(<[0-9A-Fa-f]+>)", pdf))[-1]
    return range(found.start(1), found.end(1))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_no_changed_byte_stays_unnoticed(data: st.DataObject) -> None:
    pdf, gap = sealed(), _unsigned_gap(sealed())
    position = data.draw(st.integers(0, len(pdf) - 1).filter(lambda at: at not in gap))
    changed = bytearray(pdf)
    changed[position] ^= data.draw(st.integers(1, 255))
    try:
        findings = verify(bytes(changed))
    except UnreadableDocument:
        return
    assert not (len(findings) == 2 and all(finding.intact for finding in findings))


def test_one_changed_letter_of_the_certificate_breaks_both_signatures() -> None:
    stream = signed().index(b"stream\n") + 20
    changed = bytearray(sealed())
    changed[stream] ^= 1
    assert [finding.intact for finding in verify(bytes(changed))] == [False, False]


def test_a_page_painted_over_after_signing_is_noticed_though_the_signed_bytes_are_whole() -> None:
    revision = IncrementalPdfFileWriter(io.BytesIO(signed()))
    paint = revision.add_object(generic.StreamObject(stream_data=b"0 0 300 300 re f"))
    revision.add_stream_to_page(0, paint)  # type: ignore[no-untyped-call]
    output = io.BytesIO()
    revision.write(output)  # type: ignore[no-untyped-call]
    assert output.getvalue().startswith(signed())
    (finding,) = verify(output.getvalue())
    assert not finding.intact
    assert not finding.valid


def test_a_truncated_file_is_not_taken_for_a_signed_one() -> None:
    for length in (0, 10, len(drawn()) // 2):
        with pytest.raises(UnreadableDocument):
            verify(sealed()[:length])


def test_the_visible_block_shows_name_agency_and_vietnams_time() -> None:
    text = squeezed(text_of(sealed()))
    assert "Kýbởi:TrầnThịHồngNhungCơquan:ỦybannhândânphườngHoaSữaThờigianký:03/11/202616:30:15+07:00" in text
    assert "Kýbởi:ỦybannhândânphườngHoaSữaThờigianký:03/11/202616:34:15+07:00" in text
    assert "Kýbởi" not in squeezed(text_of(drawn()))


def test_the_blocks_stand_in_their_places_and_touch_neither_each_other_nor_the_edge() -> None:
    with pikepdf.open(io.BytesIO(sealed())) as pdf:
        (page,) = pdf.pages
        boxes = {str(note.T): [float(edge) for edge in note.Rect] for note in page.obj.Annots}
        width = float(page.mediabox[2])
    signature, stamp = boxes[SIGNATURE], boxes[SEAL]
    assert 40 < stamp[0] < stamp[2] < signature[0]
    assert signature[2] < width - 40
    assert 40 < signature[1] < signature[3] < 200


def test_a_caller_may_choose_the_lines_or_an_invisible_signature() -> None:
    own = sign(drawn(), chairman(), field=SIGNATURE, reason="Ký", at=SIGNED_AT, stamp_lines=["Bản dùng thử", "*a* #b"])
    silent = sign(drawn(), chairman(), field=SIGNATURE, reason="Ký", at=SIGNED_AT, stamp_lines=[])
    assert "Bảndùngthử*a*#b" in squeezed(text_of(own))
    assert text_of(silent) == text_of(drawn())
    assert all(finding.valid for pdf in (own, silent) for finding in verify(pdf))


def test_a_place_the_document_does_not_keep_is_signed_invisibly() -> None:
    pdf = sign(draw(samples.receipt()), seal(), field="kiem-tra", reason="Kiểm tra", at=SIGNED_AT)
    (finding,) = verify(pdf)
    assert finding.valid
    assert finding.field == "kiem-tra"


@pytest.mark.parametrize("content", samples.every_document(), ids=lambda content: content.template)
def test_every_document_can_be_signed_and_stays_an_archive_file(content: Content) -> None:
    pdf = sign(draw(content), chairman(), field=SIGNATURE, reason="Ký", at=SIGNED_AT)
    (finding,) = verify(pdf)
    assert finding.valid
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.open_metadata()["pdfaid:conformance"] == "A"
        # The archive form wants every note to be printable and never hidden (ISO 19005-2, 6.3.2).
        notes = [note for page in opened.pages for note in page.obj.get("/Annots", [])]
        assert notes
        assert all(int(note.F) & 0b110111 == 0b000100 for note in notes)


def test_signing_again_after_a_crash_gives_the_same_file() -> None:
    again = sign(drawn(), chairman(), field=SIGNATURE, reason="Ký Giấy khai sinh", at=SIGNED_AT)
    assert again == signed()
    assert sign(again, seal(), field=SEAL, reason="Đóng dấu cơ quan", at=SEALED_AT) == sealed()


def test_a_place_is_signed_once() -> None:
    with pytest.raises(CannotSign):
        sign(signed(), chairman(), field=SIGNATURE, reason="Ký", at=SEALED_AT)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"not a document" * 50])
def test_what_is_no_document_cannot_be_signed(data: bytes) -> None:
    with pytest.raises(CannotSign):
        sign(data, chairman(), field=SIGNATURE, reason="Ký", at=SIGNED_AT)


def test_an_instant_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        sign(drawn(), chairman(), field=SIGNATURE, reason="Ký", at=datetime(2026, 11, 3, 9, 30))  # noqa: DTZ001


class _CardKey:
    """A key of another kind behind the same seam, as a chip card would be."""

    name = "Phạm Văn Lâm"
    organisation = ""
    authorities: tuple[asn1_x509.Certificate, ...] = ()

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.name)])
        usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject)
            .public_key(self._key.public_key())
            .serial_number(7)
            .not_valid_before(datetime(2025, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2028, 1, 1, tzinfo=UTC))
            .add_extension(usage, critical=True)
            .sign(self._key, hashes.SHA256())
        )
        self.certificate = asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))

    def sign(self, data: bytes) -> bytes:
        return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def test_a_key_of_another_kind_fits_the_same_seam() -> None:
    pdf = sign(drawn(), _CardKey(), field=SIGNATURE, reason="Ký", at=SIGNED_AT)
    (finding,) = verify(pdf)
    assert finding.valid
    assert finding.signer == "Phạm Văn Lâm"


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is not installed: no second opinion")
def test_an_independent_program_finds_both_signatures_valid(tmp_path: Path) -> None:
    path = tmp_path / "certificate.pdf"
    path.write_bytes(sealed())
    # It ends with 1 because it does not know our authority; what it says of the signatures is what counts.
    said = subprocess.run(["pdfsig", str(path)], capture_output=True, check=False).stdout.decode()
    assert said.count("Signature is Valid.") == 2
    assert "Trần Thị Hồng Nhung" in said
    assert "ETSI.CAdES.detached" in said
