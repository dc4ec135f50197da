"""Files under their own hash."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.file_store import AlteredFile, ContentStore, FileStore, NoSuchFile


def test_what_is_put_comes_back_and_is_kept_once(tmp_path: Path) -> None:
    store: ContentStore = FileStore(tmp_path / "files")
    address = store.put("Giấy khai sinh".encode())
    assert address == hashlib.sha256("Giấy khai sinh".encode()).hexdigest()
    assert store.put("Giấy khai sinh".encode()) == address
    assert store.exists(address)
    assert store.get(address).decode() == "Giấy khai sinh"
    assert list(store.addresses()) == [address]


def test_an_empty_store_has_nothing(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "never-made")
    assert list(store.addresses()) == []
    assert not store.exists("0" * 64)
    with pytest.raises(NoSuchFile):
        store.get("0" * 64)


@pytest.mark.parametrize("address", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 65])
def test_what_is_no_address_leads_nowhere(address: str, tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile):
        FileStore(tmp_path).get(address)


def test_a_changed_file_is_noticed_and_mended_by_putting_it_again(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    address = store.put(b"whole")
    place = next(path for path in tmp_path.rglob(address))
    for damage in (b"wholx", b"who", b""):
        place.write_bytes(damage)
        with pytest.raises(AlteredFile):
            store.get(address)
        assert store.put(b"whole") == address
        assert store.get(address) == b"whole"


def test_a_write_cut_short_leaves_no_file_behind(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    address = hashlib.sha256(b"never finished").hexdigest()
    (tmp_path / address[:2]).mkdir()
    (tmp_path / address[:2] / ".draft-abc").write_bytes(b"never fin")
    assert not store.exists(address)
    assert list(store.addresses()) == []
    assert store.put(b"never finished") == address
    assert store.get(address) == b"never finished"


def test_many_hands_may_put_the_same_file_at_once(tmp_path: Path) -> None:
    data = b"x" * 100_000
    addresses: list[str] = []
    hands = [threading.Thread(target=lambda: addresses.append(FileStore(tmp_path).put(data))) for _ in range(8)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert len(addresses) == 8
    assert len(set(addresses)) == 1
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [addresses[0]]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.binary(max_size=200), max_size=6))
def test_everything_put_is_found_by_walking(tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]) -> None:
    store = FileStore(tmp_path_factory.mktemp("files"))
    addresses = {store.put(piece) for piece in pieces}
    assert set(store.addresses()) == addresses
    assert {store.get(address) for address in addresses} == set(pieces)
