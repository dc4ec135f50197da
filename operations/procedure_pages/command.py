"""`motcua docs`: the pages and pictures of all procedures, made from the definitions the office runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.every_flow import EVERY_FLOW
from operations.plain_error import PlainError
from operations.procedure_pages.page import page
from operations.procedure_pages.picture import picture
from operations.procedure_pages.plain_story import plain
from operations.procedure_pages.read_story import read_story

FOLDER = Path(__file__).parent.parent.parent / "docs" / "procedures"
# The desk marks a dossier's position in the same pictures; it may not read the flows, so it has them as data.
DESK_PICTURES = Path(__file__).parent.parent.parent / "desk" / "pictures"


def docs(
    folder: Annotated[Path, typer.Option(help="Thư mục ghi vào.")] = FOLDER,
    check: Annotated[bool, typer.Option("--check", help="Chỉ xem có mới không; khác thì kết thúc bằng 1.")] = False,
) -> None:
    """Viết lại trang và hình của mọi thủ tục vào docs/procedures từ chính quy trình đang chạy."""
    pages = every_page()
    pictures = {name: text for name, text in pages.items() if name.endswith(".svg")}
    places = [(folder, pages), *([(DESK_PICTURES, pictures)] if folder == FOLDER else [])]
    for place, wanted in places:
        _bring_up_to_date(place, wanted, only_look=check)


def _bring_up_to_date(folder: Path, pages: dict[str, str], *, only_look: bool) -> None:
    stale = [name for name, text in pages.items() if _written(folder / name) != text]
    gone = [path for path in sorted(folder.glob("*.*")) if path.name not in pages] if folder.exists() else []
    if only_look:
        if stale or gone:
            raise PlainError(f"Chưa mới: {', '.join([*stale, *(path.name for path in gone)])}; hãy chạy: motcua docs")
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (folder / name).write_text(pages[name], encoding="utf-8")
    for path in gone:
        path.unlink()
    typer.echo(f"{len(pages)} tệp trong {folder.name}, viết lại {len(stale)}, bỏ {len(gone)}.")


def every_page() -> dict[str, str]:
    """Every file by its name: a page and a picture for each procedure, and a page that lists them."""
    pages: dict[str, str] = {}
    rows = []
    for flow in EVERY_FLOW.values():
        procedure, story = flow.procedure, plain(read_story(flow))
        name = procedure.slug
        pages[f"{name}.svg"] = picture(story, procedure.title)
        pages[f"{name}.md"] = page(procedure, story, f"{name}.svg")
        rows.append(f"- [{procedure.title}]({name}.md) ({procedure.code})")
    pages["README.md"] = "\n".join([_HEAD, *sorted(rows), ""])
    return pages


def _written(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


_HEAD = """\
# Các thủ tục

Pháp luật quy định gì về từng thủ tục và cơ quan làm việc theo trình tự nào. Các trang và hình này do `motcua docs` lập
từ `procedures/` và `flows/` mà hệ thống đang chạy; một phép thử giữ cho chúng luôn mới.

(Pages made by `motcua docs` from the definitions the office runs; do not edit.)
"""
