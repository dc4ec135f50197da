"""Verifying what was signed: is it whole, is the signature true, do we trust the signer."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import pem, x509  # type: ignore[import-untyped]
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import PdfSignatureStatus, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext

# The libraries write whom a certificate is for into the machine's log; what they find is told by the finding alone.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)

_STUMBLING = (
    PdfError,
    SignatureValidationError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    RecursionError,
)
"""What the reader raises on a damaged file."""


@dataclass(frozen=True)
class SignatureFinding:
    """What is to be said about one signature of a file, in the order they were given."""

    field: str
    signer: str
    """Common name in the certificate."""
    organisation: str
    at: datetime | None
    """When, as the signer says."""
    intact: bool
    """The signed bytes are unchanged and nothing but further signatures came after them."""
    valid: bool
    """Intact, and the signature is the certificate's."""
    trusted: bool
    """The certificate comes from one of the given authorities and was good at that time."""


class UnreadableDocument(Exception):
    """The bytes are no PDF, or one so broken that nothing can be said about its signatures."""


def verify(pdf: bytes, *, authorities: Iterable[bytes] = ()) -> list[SignatureFinding]:
    """This will examine every signature of a file; a file without any gives an empty list.

    `authorities` are PEM certificates; without one nothing is trusted. Never touches the network.
    Raises `UnreadableDocument`.
    """
    roots = [_certificate(each) for each in authorities]
    try:
        return [_examine(signature, roots) for signature in PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures]
    except _STUMBLING as problem:
        raise UnreadableDocument("no signatures could be read from the file") from problem


def _certificate(pem_bytes: bytes) -> x509.Certificate:
    _, _, der = pem.unarmor(pem_bytes)
    return x509.Certificate.load(der)


def _examine(signature: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> SignatureFinding:
    status = _status(signature, roots)
    whole = status is not None and status.intact and _only_signed_further(status)
    subject = signature.signer_cert.subject.native
    return SignatureFinding(
        field=signature.field_name,
        signer=str(subject.get("common_name", "")),
        organisation=str(subject.get("organization_name", "")),
        at=signature.self_reported_timestamp,
        intact=whole,
        valid=whole and status is not None and status.valid,
        trusted=whole and status is not None and status.valid and status.trusted,
    )


def _status(signature: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> PdfSignatureStatus | None:
    moment = signature.self_reported_timestamp
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=moment, best_signature_time=moment)
    try:
        return validate_pdf_signature(signature, signer_validation_context=context)
    except _STUMBLING:
        # What comes after the signed bytes, or they themselves, cannot be read: the file was altered.
        return None


def _only_signed_further(status: PdfSignatureStatus) -> bool:
    return status.modification_level in {
        ModificationLevel.NONE,
        ModificationLevel.LTA_UPDATES,
        ModificationLevel.FORM_FILLING,
    }
