"""Nobody fills an office that really works with people who do not exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from operations.demo.volume.command import generate_dossiers, measure_pages
from operations.plain_error import PlainError


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_HOME", str(tmp_path))
    monkeypatch.delenv("MOTCUA_AGENCY", raising=False)
    monkeypatch.delenv("MOTCUA_DEMO", raising=False)


def test_an_office_that_really_works_is_refused() -> None:
    with pytest.raises(PlainError, match="demo mode only"):
        generate_dossiers(10)
    with pytest.raises(PlainError, match="demo mode only"):
        measure_pages()


def test_another_agency_than_the_wards_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_DEMO", "true")
    monkeypatch.setenv("MOTCUA_AGENCY", "cong-an")

    with pytest.raises(PlainError, match="wards only"):
        generate_dossiers(10)


def test_less_than_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_DEMO", "true")

    with pytest.raises(PlainError, match="at least one"):
        generate_dossiers(0)
