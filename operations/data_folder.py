"""MOTCUA_HOME as a whole: made for its owner, stamped with the version of its layout, used by one office at a time."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from operations import secrets_file
from operations.plain_error import PlainError

LAYOUT = 1
STAMP = "layout"
LEAST_FREE = 500_000_000  # Bytes.


class DataFolderUnusable(PlainError):
    """The data folder cannot be used; the message says why and what to do."""


def prepare_folder(home: Path) -> None:
    """Make the folder at the first use; refuse one that is not ours to use, or has no room left."""
    try:
        # Root's database server runs as another account and must be able to pass through, not to look around.
        home.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DataFolderUnusable(f"Không tạo được thư mục dữ liệu {home}: {error.strerror}.") from None
    if not os.access(home, os.W_OK | os.X_OK):
        raise DataFolderUnusable(f"Không ghi được vào thư mục dữ liệu {home} (no right to write there).")
    _refuse_a_full_disk(home)
    _refuse_another_layout(home)


def _refuse_a_full_disk(home: Path) -> None:
    free = shutil.disk_usage(home).free
    if free < LEAST_FREE:
        raise DataFolderUnusable(
            f"Đĩa chứa {home} chỉ còn {free // 1_000_000} MB, cần ít nhất {LEAST_FREE // 1_000_000} MB (disk almost full)."
        )


def _refuse_another_layout(home: Path) -> None:
    stamp = home / STAMP
    if not stamp.exists():
        if (home / "postgres" / "data").exists():
            raise DataFolderUnusable(
                f"Thư mục {home} do một bản cũ hơn tạo ra; hãy đổi MOTCUA_HOME hoặc khôi phục từ bản sao lưu "
                "(data folder of an older version)."
            )
        stamp.write_text(f"{LAYOUT}\n")
    found = stamp.read_text().strip()
    if not found.isdigit() or int(found) > LAYOUT:
        raise DataFolderUnusable(
            f"Thư mục {home} do một bản mới hơn tạo ra ({found} > {LAYOUT}); hãy dùng bản đó (data folder of a newer version)."
        )
    if int(found) < LAYOUT:
        raise DataFolderUnusable(
            f"Thư mục {home} do một bản cũ hơn tạo ra ({found} < {LAYOUT}); hãy đổi MOTCUA_HOME (data folder of an older version)."
        )
    if (home / "postgres" / "data").exists() and not (home / secrets_file.FILE).exists():
        raise DataFolderUnusable(
            f"Thư mục {home} có dữ liệu nhưng mất {secrets_file.FILE}; hãy khôi phục tệp đó từ bản sao lưu (its keys are missing)."
        )


@contextlib.contextmanager
def only_office(home: Path) -> Iterator[None]:
    """Hold the data folder for one office; a second one is told of the first."""
    with (home / "up.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            raise DataFolderUnusable(
                f"Một Cửa đang chạy rồi trong {home} (tiến trình {lock.read().strip()}); "
                "hãy dừng nó trước hoặc đổi MOTCUA_HOME (already running)."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield
