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


def prepare_folder(home: Path, *, least_free: int = LEAST_FREE) -> None:
    """Make the folder at the first use; refuse one that is not ours to use, or has no room left."""
    try:
        # Root's database server runs as another account and must be able to pass through, not to look around.
        home.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DataFolderUnusable(f"Không tạo được thư mục dữ liệu {home}: {error.strerror}.") from None
    if not os.access(home, os.W_OK | os.X_OK):
        raise DataFolderUnusable(f"Không ghi được vào thư mục dữ liệu {home} (no right to write there).")
    _refuse_a_full_disk(home, least_free)
    _refuse_another_layout(home)


def _refuse_a_full_disk(home: Path, least_free: int) -> None:
    free, least = (size // 1_000_000 for size in (shutil.disk_usage(home).free, least_free))
    if free < least:
        raise DataFolderUnusable(f"Đĩa chứa {home} chỉ còn {free} MB, cần ít nhất {least} MB (disk almost full).")


def _refuse_another_layout(home: Path) -> None:
    stamp, has_data = home / STAMP, (home / "postgres" / "data").exists()
    if not stamp.exists() and not has_data:
        stamp.write_text(f"{LAYOUT}\n")
    found = stamp.read_text().strip() if stamp.exists() else "0"
    if not found.isdigit() or int(found) > LAYOUT:
        raise DataFolderUnusable(
            f"Thư mục {home} do một bản mới hơn tạo ra (kiểu {found}, bản này biết đến kiểu {LAYOUT}); "
            "hãy dùng bản đó hoặc đổi MOTCUA_HOME (data folder of a newer version)."
        )
    if int(found) < LAYOUT:
        raise DataFolderUnusable(
            f"Thư mục {home} do một bản cũ hơn tạo ra (kiểu {found}, bản này cần kiểu {LAYOUT}); "
            "hãy đổi MOTCUA_HOME hoặc dùng bản cũ (data folder of an older version)."
        )
    if has_data and not (home / secrets_file.FILE).exists():
        raise DataFolderUnusable(
            f"Thư mục {home} có dữ liệu nhưng thiếu {secrets_file.FILE}; "
            "hãy khôi phục tệp đó từ bản sao lưu (its keys are missing)."
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
