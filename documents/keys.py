"""The keys documents are signed with.

`SigningKey` is the seam: a card, an HSM or the Government Cipher Committee's remote signing stands behind it in an
office that has one. `LocalKeyring` is ours for trying out and for offices without: a small authority of its own and
certificates under it, in files only the owner may read.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from asn1crypto import x509 as asn1_x509  # type: ignore[import-untyped]
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from documents.printable import composed

_AUTHORITY = "authority"
# A wide span keeps certificates valid under a demonstration's moved clock; a real office brings its own authority.
_VALID_FROM = datetime(2020, 1, 1, tzinfo=UTC)
_VALID_UNTIL = datetime(2060, 1, 1, tzinfo=UTC)
_SAFE_NAME = re.compile(r"[a-z0-9][A-Za-z0-9._-]{0,99}")

_Pair = tuple[ec.EllipticCurvePrivateKey, x509.Certificate]


class SigningKey(Protocol):
    """One signer: certificate, the authorities above it, and the act of signing."""

    @property
    def name(self) -> str:
        """Who signs, as shown in the visible block."""

    @property
    def organisation(self) -> str:
        """For which agency; may be empty."""

    @property
    def certificate(self) -> asn1_x509.Certificate: ...

    @property
    def authorities(self) -> tuple[asn1_x509.Certificate, ...]: ...

    def sign(self, data: bytes) -> bytes:
        """This will sign over SHA-256, as the certificate's key does it: ECDSA in DER, or RSA with PKCS #1 v1.5."""


class LocalKey:
    """An ECDSA P-256 key held in memory, parsed once.

    RSA-2048 was measured to take the same time for a whole document (8 ms, most of it building the CMS message) and is
    slower to make by a factor of a thousand; poppler's pdfsig accepts both.
    """

    def __init__(
        self, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate, authority: x509.Certificate
    ) -> None:
        self._key = key
        self._certificate = _for_pdf(certificate)
        self._authority = _for_pdf(authority)
        self._name = _first(certificate, NameOID.COMMON_NAME)
        self._organisation = _first(certificate, NameOID.ORGANIZATION_NAME)

    @property
    def name(self) -> str:
        return self._name

    @property
    def organisation(self) -> str:
        return self._organisation

    @property
    def certificate(self) -> asn1_x509.Certificate:
        return self._certificate

    @property
    def authorities(self) -> tuple[asn1_x509.Certificate, ...]:
        return (self._authority,)

    def sign(self, data: bytes) -> bytes:
        """Deterministic (RFC 6979): signing again after a crash gives the same file, not a second one."""
        return self._key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


class LocalKeyring:
    """Keys in a folder, made when first asked for; several processes may ask at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._keys: dict[str, LocalKey] = {}
        self._guard = threading.Lock()

    def key_for(self, key_id: str, *, name: str = "", organisation: str = "") -> LocalKey:
        """This will give the key of an office-holder or seal, for instance "chu-tich.H26.1".

        Name and organisation stand in the certificate; another holder of the same office gets a key of their own, and
        an issued certificate is never rewritten. Raises `ValueError` for an id that could not be a file's name.
        """
        if not _SAFE_NAME.fullmatch(key_id):
            raise ValueError("a key id is made of letters, digits, dots and hyphens")
        stem = _stem(key_id, name, organisation)
        with self._guard:
            if stem not in self._keys:
                self._keys[stem] = self._load_or_make(stem, name or key_id, organisation)
            return self._keys[stem]

    def authority_pem(self) -> bytes:
        """This will give the authority's certificate, for whoever wants to verify."""
        with self._locked_folder():
            _, certificate = self._authority()
        return certificate.public_bytes(serialization.Encoding.PEM)

    def _load_or_make(self, stem: str, name: str, organisation: str) -> LocalKey:
        with self._locked_folder():
            authority = self._authority()
            pair = self._read(stem) or self._make(stem, _subject(name, organisation), authority)
        return LocalKey(*pair, authority[1])

    def _authority(self) -> _Pair:
        return self._read(_AUTHORITY) or self._make(_AUTHORITY, _subject("Chứng thực nội bộ", "Một Cửa"), None)

    @contextmanager
    def _locked_folder(self) -> Iterator[None]:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(self._folder / ".lock", "w", opener=_owner_only) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _read(self, stem: str) -> _Pair | None:
        path = self._folder / f"{stem}.pem"
        if not path.exists():
            return None
        pem = path.read_bytes()
        key = serialization.load_pem_private_key(pem, password=None)
        assert isinstance(key, ec.EllipticCurvePrivateKey), "this keyring makes no other keys"
        return key, x509.load_pem_x509_certificate(pem)

    def _make(self, stem: str, subject: x509.Name, authority: _Pair | None) -> _Pair:
        key = ec.generate_private_key(ec.SECP256R1())
        issuer_key, issuer = (authority[0], authority[1].subject) if authority else (key, subject)
        draft = _certificate(key.public_key(), subject, issuer, is_authority=authority is None)
        certificate = draft.sign(issuer_key, hashes.SHA256())
        self._write(stem, key, certificate)
        return key, certificate

    def _write(self, stem: str, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
        """Key and certificate stand in one file, so that neither is ever found without the other."""
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ) + certificate.public_bytes(serialization.Encoding.PEM)
        draft = self._folder / f".{stem}.draft"
        with open(draft, "wb", opener=_owner_only) as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._folder / f"{stem}.pem")


def _stem(key_id: str, name: str, organisation: str) -> str:
    """Name of the file: the office, and a mark of who holds it; the ending keeps it apart from the authority's."""
    holder = hashlib.sha256(f"{name}\0{organisation}".encode()).hexdigest()[:12]
    return f"{key_id}.{holder}"


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _subject(name: str, organisation: str) -> x509.Name:
    """Both names are cut to the 64 letters that X.520 allows."""
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, composed(organisation)[:64]))
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, composed(name)[:64])])


def _certificate(
    public_key: ec.EllipticCurvePublicKey, subject: x509.Name, issuer: x509.Name, *, is_authority: bool
) -> x509.CertificateBuilder:
    usage = x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_VALID_FROM)
        .not_valid_after(_VALID_UNTIL)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=0 if is_authority else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier(_key_identifier(public_key)), critical=False)
    )


def _key_identifier(public_key: ec.EllipticCurvePublicKey) -> bytes:
    point = public_key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return hashlib.sha256(point).digest()[:20]


def _for_pdf(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _first(certificate: x509.Certificate, what: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(what)
    return str(found[0].value) if found else ""
