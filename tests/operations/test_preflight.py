"""What keeps the office from starting is told in one plain sentence."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from operations import data_folder
from operations.data_folder import DataFolderUnusable, only_office, prepare_folder
from operations.machine.loopback import LOOPBACK, free_port
from operations.preflight import PortTaken, check_ports, open_door
from operations.settings import Settings


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "var"


def settings_for(home: Path, **ports: int) -> Settings:
    return Settings(home=home, **{"port": free_port(), "prefect_port": free_port()} | ports)  # type: ignore[arg-type]


def test_a_new_folder_is_made_for_its_owner_and_used_again(home: Path) -> None:
    prepare_folder(home)
    prepare_folder(home)
    assert home.stat().st_mode & 0o066 == 0, "others may not look around in it"


def test_a_port_in_use_is_named_with_its_setting_and_its_holder(home: Path) -> None:
    with socket.create_server((LOOPBACK, 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken) as refusal, open_door(settings_for(home, port=port)):
            pass
        assert f"Cổng {port} đang bị chương trình khác dùng" in str(refusal.value)
        assert f"MOTCUA_PORT={port + 1}" in str(refusal.value)
        assert f"tiến trình {os.getpid()}" in str(refusal.value)
        with pytest.raises(PortTaken, match=f"MOTCUA_PREFECT_PORT={port + 1}"):
            check_ports(settings_for(home, prefect_port=port))


def test_a_door_that_is_open_lets_callers_wait_while_nobody_serves(home: Path) -> None:
    settings = settings_for(home)
    with open_door(settings), socket.create_connection((LOOPBACK, settings.port)):
        pass


def test_a_full_disk_is_refused(home: Path) -> None:
    with pytest.raises(DataFolderUnusable, match=r"chỉ còn \d+ MB, cần ít nhất 1000000000000 MB"):
        prepare_folder(home, least_free=10**18)


@pytest.mark.parametrize(
    ("layout", "sentence"),
    [
        (str(data_folder.LAYOUT + 1), "do một bản mới hơn tạo ra"),
        (str(data_folder.LAYOUT - 1), "do một bản cũ hơn tạo ra"),
        ("?", "do một bản mới hơn tạo ra"),
    ],
)
def test_a_folder_of_another_version_is_refused(home: Path, layout: str, sentence: str) -> None:
    prepare_folder(home)
    (home / "layout").write_text(layout)
    with pytest.raises(DataFolderUnusable, match=sentence):
        prepare_folder(home)


def test_data_from_before_layouts_were_noted_are_refused(home: Path) -> None:
    (home / "postgres" / "data").mkdir(parents=True)
    with pytest.raises(DataFolderUnusable, match="do một bản cũ hơn tạo ra"):
        prepare_folder(home)


def test_data_without_their_keys_are_refused(home: Path) -> None:
    prepare_folder(home)
    (home / "postgres" / "data").mkdir(parents=True)
    with pytest.raises(DataFolderUnusable, match=r"thiếu secrets\.json"):
        prepare_folder(home)


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")
    with pytest.raises(DataFolderUnusable, match="Không tạo được thư mục dữ liệu"):
        prepare_folder(tmp_path / "a-file" / "var")


def test_a_second_office_in_the_same_folder_is_told_of_the_first(home: Path) -> None:
    prepare_folder(home)
    with only_office(home):
        with pytest.raises(DataFolderUnusable) as refusal, only_office(home):
            pass
        assert f"đang chạy rồi trong {home} (tiến trình {os.getpid()})" in str(refusal.value)
    with only_office(home):
        pass


def test_a_library_that_is_missing_is_named(tmp_path: Path) -> None:
    """A stranger's folder stands in for an installation from which one package was lost."""
    metadata = tmp_path / "motcua-9.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        "Metadata-Version: 2.4\nName: motcua\nVersion: 9\nRequires-Dist: segno-lost>=1\n"
    )
    program = "from operations.preflight import check_libraries; check_libraries()"
    finished = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Thiếu thư viện segno-lost; hãy chạy: make setup" in finished.stderr


def test_the_command_tells_what_a_person_can_mend_in_one_line(home: Path) -> None:
    prepare_folder(home)
    (home / "layout").write_text("99")
    finished = subprocess.run(
        [sys.executable, "-m", "operations.command", "up"],
        env=os.environ | {"MOTCUA_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 1
    assert finished.stdout == ""
    assert len(finished.stderr.splitlines()) == 1
    assert "kiểu 99" in finished.stderr
