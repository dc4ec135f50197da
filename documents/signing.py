"""Signing a document: PAdES baseline B, one revision of the file a signature, no network.

Everything that enters the file comes from the caller: the instant, the key, the place. pyHanko would add the machine's
clock and a random file id; `_Revision` keeps both out, so that signing the same file again gives the same bytes.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any, TypeVar

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigAppearanceSetup, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from documents.keys import SigningKey
from documents.printed_value import VIETNAM
from documents.signature_block import block_style, default_lines
from documents.signature_place import SignaturePlace, find_place

T = TypeVar("T")
_SIGNERS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="signer")
_DIGEST = "sha256"
_ROOM_FOR_MESSAGE = 8192
"""Characters of hexadecimal kept free for the CMS message; ours takes about 3,600 with one authority above."""


class CannotSign(Exception):
    """The file is no document that can be signed, or its place is already signed."""


class _Revision(IncrementalPdfFileWriter):
    """A further revision that takes over the document's properties as they are."""

    def name_by(self, *parts: bytes) -> None:
        """Give the revision an id that follows from what is signed, by whom and when."""
        digest = hashlib.sha256(b"\0".join(parts)).digest()[:16]
        self._document_id[1] = generic.ByteStringObject(digest)

    def _update_meta(self) -> None:
        """The times of the signatures say when the file changed; its own properties stay those of the drawing."""


class _KeySigner(Signer):
    """Lends one of our keys to pyHanko."""

    def __init__(self, key: SigningKey) -> None:
        self._key = key
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(key.authorities)
        super().__init__(
            signing_cert=key.certificate,
            cert_registry=store,
        )

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return self._key.sign(data)


def sign(
    pdf: bytes,
    key: SigningKey,
    *,
    field: str,
    reason: str,
    at: datetime,
    stamp_lines: Sequence[str] | None = None,
) -> bytes:
    """This will add one signature in a new revision; earlier signatures stay valid.

    `field` names the signature and its place on the sheet (`signature_place.SIGNATURE`, `.SEAL`). The visible block
    says who, for which agency and when, or `stamp_lines`; with no lines, or where the document keeps no such place,
    the signature is invisible. Raises `CannotSign`.
    """
    if at.tzinfo is None:
        raise ValueError("the instant of a signature needs its time zone")
    lines = default_lines(key.name, key.organisation, at) if stamp_lines is None else tuple(stamp_lines)
    try:
        revision = _Revision(io.BytesIO(pdf))
        _refuse_second(revision, field)
        revision.name_by(hashlib.sha256(pdf).digest(), field.encode(), key.certificate.sha256, at.isoformat().encode())
        place = find_place(revision, field) if lines else None
        setup = SigObjSetup(
            sig_placeholder=_unfilled(key, reason, at),
            appearance_setup=_appearance(lines, field, place, at) if place else None,
        )
        where = SigFieldSpec(field, on_page=place.page, box=place.box) if place else SigFieldSpec(field)
        return _embed(revision, where, setup, key)
    except (PdfReadError, SigningError) as problem:
        raise CannotSign("the file is no PDF that can be signed") from problem


def _at_once(signing: Coroutine[Any, Any, T]) -> T:
    """pyHanko signs in an event loop; a thread of its own has one whether or not the caller's runs one already."""
    return _SIGNERS.submit(asyncio.run, signing).result()


def _refuse_second(revision: _Revision, field: str) -> None:
    if any(name == field for name, _, _ in enumerate_sig_fields(revision, filled_status=True)):
        raise CannotSign("this place of the document is already signed")


def _unfilled(key: SigningKey, reason: str, at: datetime) -> SignatureObject:
    return SignatureObject(
        timestamp=at.astimezone(VIETNAM),
        bytes_reserved=_ROOM_FOR_MESSAGE,
        subfilter=SigSeedSubFilter.PADES,
        name=key.name,
        reason=reason,
    )


def _appearance(lines: tuple[str, ...], field: str, place: SignaturePlace, at: datetime) -> SigAppearanceSetup:
    style = block_style(lines, field, place, at)
    return SigAppearanceSetup(style=style, timestamp=at.astimezone(VIETNAM), name=None)


def _embed(revision: _Revision, where: SigFieldSpec, setup: SigObjSetup, key: SigningKey) -> bytes:
    """Walk through pyHanko's four steps: field, signature object, digest of the file, message into its place."""
    steps = PdfCMSEmbedder(where).write_cms(field_name=where.sig_field_name, writer=revision)
    next(steps)
    steps.send(setup)
    digest, output = steps.send(SigIOSetup(md_algorithm=_DIGEST, in_place=True))
    steps.send(_at_once(_KeySigner(key).async_sign(digest.document_digest, _DIGEST, use_pades=True)))
    return bytes(output.getvalue())
