"""`motcua due` as a person at a terminal meets it."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner, Result

from operations.due import due

COMMAND = typer.Typer()
COMMAND.command()(due)


def run(line: str) -> Result:
    return CliRunner().invoke(COMMAND, line.split(), env={"TERM": "dumb", "COLUMNS": "200"})


def first_line(line: str) -> str:
    result = run(line)
    assert result.exit_code == 0, result.output
    return result.output.splitlines()[0]


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("--procedure 1.001193 --received 2026-08-27T14:59+07:00", "2026-08-27T17:30:00+07:00"),
        ("--procedure 2.000635 --received 2026-08-21T15:01+07:00", "2026-08-22T17:30:00+07:00"),
        ("--procedure 1.004837 --received 2026-08-27T09:00+07:00", "2026-09-04T17:30:00+07:00"),
        ("--procedure 1.004873 --received 2026-02-13T09:00+07:00", "2026-02-25T17:30:00+07:00"),
        ("--procedure 1.004837 --received 2026-04-24T10:00+07:00", "2026-05-04T17:30:00+07:00"),
        ("--procedure 1.004746 --received 2026-08-21T09:00+07:00", "2026-08-27T17:30:00+07:00"),
        ("--procedure 1.004884 --received 2026-08-21T09:00+07:00", "2026-08-27T17:30:00+07:00"),
        ("--procedure 1.004845 --received 2026-08-21T09:00+07:00", "2026-08-24T17:30:00+07:00"),
        ("--procedure 1.000656 --received 2026-08-27T09:00+07:00 --verified", "2026-09-04T17:30:00+07:00"),
        ("--procedure 1.000894 --received 2026-08-21T09:00+07:00 --verified", "2026-08-27T17:30:00+07:00"),
        ("--limit 5wd --received 2026-08-21T02:00:00Z", "2026-08-27T17:30:00+07:00"),
        ("--limit 3wd --received 2026-08-27T09:00", "2026-09-04T17:30:00+07:00"),
        ("--limit 8wh --received 2026-08-27T09:00+07:00", "2026-08-28T09:00:00+07:00"),
        ("--limit 7cd --received 2026-11-20T09:00+07:00", "2026-11-27T17:30:00+07:00"),
        ("--limit same-day --received 2026-08-27T15:00:01+07:00", "2026-08-28T17:30:00+07:00"),
    ],
)
def test_the_first_line_is_the_due_instant(asked: str, due: str) -> None:
    assert first_line(asked) == due


def test_pauses_may_be_given_any_number_of_times_and_anywhere() -> None:
    due = first_line(
        "--pause 2026-10-06T09:00+07:00 2026-10-06T10:00+07:00 --limit 3wd --received 2026-10-05T09:00+07:00 "
        "--pause 2026-10-07T09:00+07:00 2026-10-07T11:00+07:00"
    )
    assert due == "2026-10-09T10:30:00+07:00"


def test_the_derivation_follows_and_names_the_procedure() -> None:
    lines = run("--procedure 1.004837 --received 2026-08-27T09:00+07:00").output.splitlines()
    assert lines[1].startswith("Thủ tục 1.004837 Đăng ký giám hộ, phiên bản ")
    assert lines[2] == "Nhận 09:00 thứ Năm 27/08/2026."
    assert "Thứ Hai 31/08/2026 nghỉ: Hoán đổi, làm bù ngày 22/08/2026" in lines[7]
    assert lines[-1] == "Hẹn trả: 17:30 thứ Sáu 04/09/2026."


def test_before_the_first_known_edition_the_first_is_used_and_said() -> None:
    result = run("--procedure 1.004837 --received 2021-03-01T09:00+07:00")
    assert result.output.startswith("2021-03-04T17:30:00+07:00\n")
    assert "Chưa biết phiên bản có hiệu lực ngày 01/03/2021: dùng phiên bản " in result.output
    assert "Chưa biết phiên bản" not in run("--procedure 1.004837 --received 2026-08-27T09:00+07:00").output


def test_verification_without_a_limit_of_its_own_is_said() -> None:
    result = run("--procedure 1.004845 --received 2026-08-21T09:00+07:00 --verified")
    assert "Không có thời hạn riêng cho trường hợp phải xác minh" in result.output


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("--received 2026-08-27T09:00+07:00", "một trong hai"),
        ("--limit 3wd --procedure 1.004837 --received 2026-08-27T09:00+07:00", "một trong hai"),
        ("--limit 3xx --received 2026-08-27T09:00+07:00", "không phải là thời hạn"),
        ("--procedure 9.999999 --received 2026-08-27T09:00+07:00", "Không có thủ tục nào mang mã"),
        ("--limit 3wd --received hôm-qua", "không đọc được"),
        ("--limit 3wd --received 2026-08-27T09:00 --pause 2026-08-27T09:00", "cần hai mốc"),
        ("--limit 3wd --received 2026-08-27T09:00 --pause 2026-08-28T09:00 2026-08-27T09:00", "trước khi bắt đầu"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_in_one_sentence(asked: str, told: str) -> None:
    result = run(asked)
    assert result.exit_code == 2
    assert told in result.output
