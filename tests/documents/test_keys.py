"""The keys of an office that has no others."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from cryptography import x509

from documents.keys import LocalKeyring


def test_keys_lie_in_files_only_the_owner_may_read(tmp_path: Path) -> None:
    LocalKeyring(tmp_path / "keys").key_for(
        "chu-tich.H26.1", name="Trần Thị Hồng Nhung", organisation="UBND phường Hoa Sữa"
    )
    folder = tmp_path / "keys"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_a_key_is_the_same_after_a_restart(tmp_path: Path) -> None:
    first = LocalKeyring(tmp_path).key_for("van-thu.H26.1", name="Phường Hoa Sữa")
    again = LocalKeyring(tmp_path).key_for("van-thu.H26.1", name="Phường Hoa Sữa")
    assert again.certificate.dump() == first.certificate.dump()
    assert (again.name, again.organisation) == ("Phường Hoa Sữa", "")


def test_a_new_holder_of_the_office_gets_a_key_of_his_own(tmp_path: Path) -> None:
    ring = LocalKeyring(tmp_path)
    former = ring.key_for("chu-tich.H26.1", name="Trần Thị Hồng Nhung")
    present = ring.key_for("chu-tich.H26.1", name="Phạm Văn Lâm")
    assert former.certificate.public_key.dump() != present.certificate.public_key.dump()
    assert ring.key_for("chu-tich.H26.1", name="Trần Thị Hồng Nhung") is former


def test_every_certificate_comes_from_the_keyrings_authority(tmp_path: Path) -> None:
    ring = LocalKeyring(tmp_path)
    key = ring.key_for("chu-tich.H26.1", name="Trần Thị Hồng Nhung", organisation="UBND phường Hoa Sữa")
    authority = x509.load_pem_x509_certificate(ring.authority_pem())
    certificate = x509.load_der_x509_certificate(key.certificate.dump())
    certificate.verify_directly_issued_by(authority)
    assert authority.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert not certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert certificate.extensions.get_extension_for_class(x509.KeyUsage).value.content_commitment


@pytest.mark.parametrize("key_id", ["", "../../etc/passwd", "a/b", ".hidden", "A" * 200, "chủ-tịch"])
def test_a_key_id_that_is_no_file_name_is_refused(key_id: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="key id"):
        LocalKeyring(tmp_path).key_for(key_id)


def _certificate_made_by_a_process(folder: str) -> bytes:
    ring = LocalKeyring(Path(folder))
    der: bytes = ring.key_for("chu-tich.H26.1").certificate.dump()
    return der + ring.authority_pem()


def test_processes_that_ask_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        made = pool.map(_certificate_made_by_a_process, [str(tmp_path)] * 6, chunksize=1)
    assert len(set(made)) == 1
