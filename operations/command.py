"""The command `motcua`. A subcommand's module is imported when it is called: most need no Prefect and start at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer

from operations.plain_error import PlainError


@dataclass(frozen=True)
class Command:
    """`target` is `module:name` of a function, or of a Typer application for a group of commands."""

    target: str
    summary: str


COMMANDS = {
    "up": Command("operations.up:up", "chạy toàn bộ hệ thống"),
    "migrate": Command("operations.migrate:migrate", "cập nhật cấu trúc cơ sở dữ liệu"),
    "web": Command("operations.front.web:web", "chỉ phục vụ trang và API"),
    "worker": Command("operations.worker:worker", "chỉ xử lý hồ sơ"),
    "simulators": Command("operations.partners.simulators:simulators", "chỉ chạy đối tác giả lập"),
    "demo": Command("operations.demo.command:demo", "nộp dữ liệu mẫu qua API"),
    "demo-all": Command("operations.demo.driving.command:demo_all", "giải quyết mọi hồ sơ mẫu đến cùng"),
    "doctor": Command("operations.doctor.command:doctor", "kiểm tra mọi điều phải luôn đúng"),
    "due": Command("operations.due:due", "tính hẹn trả và giải thích"),
    "calendar": Command("operations.calendar:calendar", "lịch làm việc: ngày nghỉ, làm bù, giờ làm việc"),
    "docs": Command("operations.procedure_pages.command:docs", "viết lại trang và hình của các thủ tục"),
    "golden": Command("operations.editions.command:golden", "giữ nhật ký mẫu của những hồ sơ đã kết thúc"),
    "retention": Command("operations.retention:retention", "xóa những gì đã hết thời hạn lưu giữ"),
    "reports": Command("operations.reports:reports", "lập và lưu báo cáo của các kỳ đã kết thúc"),
    "bench": Command("operations.bench.command:bench", "đo tốc độ"),
    "administrator": Command(
        "operations.first_administrator:administrator", "mã đăng nhập cho người quản trị đầu tiên, hoặc đã mất lối vào"
    ),
    "audit": Command("operations.audit.command:audit", "kiểm tra sổ nhật ký (verify)"),
    "partner": Command("operations.linkage.command:partner", "cơ quan liên thông: trao khóa, gửi lại, chứng cứ"),
    "clock": Command("operations.clock:clock", "chỉnh đồng hồ nghiệp vụ ở chế độ thử (--advance 16d)"),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one subcommand; whatever a person can mend is told in a sentence and ends with 1."""
    name, *rest = arguments or sys.argv[1:] or ["--help"]
    if name in ("--help", "-h", "help"):
        _list()
        return
    if name not in COMMANDS:
        sys.exit(f"Không có lệnh {name!r}; gõ: motcua --help")
    try:
        _application(name)(rest, prog_name=f"motcua {name}")
    except PlainError as error:
        sys.exit(str(error))
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in OURS:
            raise
        sys.exit(f"Thiếu thư viện {error.name}; hãy chạy: make setup (library missing).")


OURS = (
    "language",
    "procedures",
    "models",
    "notifications",
    "documents",
    "gateways",
    "engine",
    "tasks",
    "flows",
    "web",
    "operations",
)


def _application(name: str) -> typer.Typer:
    module, _, attribute = COMMANDS[name].target.partition(":")
    target: Callable[..., Any] | typer.Typer = getattr(import_module(module), attribute)
    if isinstance(target, typer.Typer):
        return target
    application = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    application.command()(target)
    return application


def _list() -> None:
    typer.echo("Một Cửa: motcua LỆNH [--help]\n")
    for name, command in COMMANDS.items():
        typer.echo(f"  {name:<12}{command.summary}")


if __name__ == "__main__":
    main()
