"""The secrets of an installation."""

from __future__ import annotations

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from operations.secrets_file import SecretsUnreadable, read_secrets


def test_secrets_are_made_once_and_stay(tmp_path: Path) -> None:
    first = read_secrets(tmp_path)
    assert read_secrets(tmp_path) == first
    assert read_secrets(tmp_path / "another") != first


def test_only_their_owner_may_read_them(tmp_path: Path) -> None:
    read_secrets(tmp_path)
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.json"]


def test_those_who_come_first_together_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as crowd:
        found = list(crowd.map(lambda _: read_secrets(tmp_path), range(64)))
    assert all(one == found[0] for one in found)


def test_a_kind_of_secret_added_later_is_made_then_and_the_others_stay(tmp_path: Path) -> None:
    before = read_secrets(tmp_path)
    older = json.loads((tmp_path / "secrets.json").read_text())
    del older["tracking_key"]
    (tmp_path / "secrets.json").write_text(json.dumps(older))
    after = read_secrets(tmp_path)
    assert after.session_key == before.session_key
    assert after.tracking_key != before.tracking_key
    assert read_secrets(tmp_path) == after


def test_a_damaged_file_is_refused_without_being_quoted(tmp_path: Path) -> None:
    read_secrets(tmp_path)
    content = json.loads((tmp_path / "secrets.json").read_text()) | {"session_key": ["giá-trị-bí-mật"]}
    (tmp_path / "secrets.json").write_text(json.dumps(content))
    with pytest.raises(SecretsUnreadable) as refusal:
        read_secrets(tmp_path)
    assert "giá-trị" not in str(refusal.value)
    assert refusal.value.__suppress_context__


def test_secrets_do_not_show_when_printed(tmp_path: Path) -> None:
    found = read_secrets(tmp_path)
    assert found.session_key not in repr(found)
    assert found.postgres.domain not in f"{found} {found.postgres!r}"


def test_each_partner_shares_a_secret_of_its_own(tmp_path: Path) -> None:
    found = read_secrets(tmp_path)
    assert found.partner_secret("post-office") == found.partner_secret("post-office")
    assert found.partner_secret("post-office") != found.partner_secret("other-commune")
    assert found.partner_secret("post-office").startswith("whsec_")
