"""`motcua doctor`: whether everything that must always be true is true now."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import Annotated

import typer

from documents.file_store import FileStore
from models.database import Database
from models.progress.wake_up import wake
from operations.databases import Databases, both_databases
from operations.demo.profile import Profile
from operations.doctor.every_check import CHECKS, examine
from operations.doctor.finding import Finding, Patient
from operations.reading_office import business_clock
from operations.settings import Settings, chosen_settings


def doctor(
    full: Annotated[
        bool, typer.Option("--full", help="Kiểm tra cả tệp, nhật ký máy và cơ sở dữ liệu Prefect.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả cho máy đọc.")] = False,
    wake_stuck: Annotated[bool, typer.Option("--wake", help="Đánh thức các hồ sơ không còn việc tiếp theo.")] = False,
    agency: Annotated[Profile | None, typer.Option(help="Kiểm tra cơ quan chạy thử nào.")] = None,
) -> None:
    """Kiểm tra mọi điều phải luôn đúng; kết thúc bằng số nhóm điều kiện bị vi phạm."""
    settings = chosen_settings(agency)
    os.environ.setdefault("MOTCUA_PERSONAL_KEY", settings.secrets.personal_data_key)
    with both_databases(settings) as databases:
        findings = _examine(settings, databases, full, wake_stuck)
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        _tell(findings, full)
    raise typer.Exit(min(len({finding.invariant for finding in findings}), 99))


def _examine(settings: Settings, databases: Databases, full: bool, wake_stuck: bool) -> list[Finding]:
    database = Database(databases.domain, pool_size=2)
    try:
        with database.transaction() as session:
            # One look at one moment, though the office works on; and it may take longer than a page.
            connection = session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            connection.exec_driver_sql("SET LOCAL statement_timeout = '10min'")
            # Between two rows of a long chain much is hashed here.
            connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = '10min'")
            patient = Patient(
                session=session,
                now=business_clock(settings, database).now(),
                files=FileStore(settings.folder / "files"),
                full=full,
                prefect_url=databases.prefect if full else None,
                folder=str(settings.folder),
            )
            findings = examine(patient)
            if wake_stuck:
                _wake(patient, findings)
            return findings
    finally:
        database.close()


def _wake(patient: Patient, findings: list[Finding]) -> None:
    codes = sorted({finding.dossier for finding in findings if finding.invariant == "I3" and finding.dossier})
    for row in patient.rows("SELECT id FROM dossier WHERE code = ANY (:codes)", codes=codes):
        wake(patient.session, row[0])


def _tell(findings: list[Finding], full: bool) -> None:
    for finding in findings:
        typer.echo(f"{finding.invariant}  {finding.dossier or '-'}  {finding.evidence}  → {finding.repair}")
    count = len([check for check in CHECKS if full or not check.only_full])
    verdict = f"{len(findings)} điều chưa đúng" if findings else "mọi điều đều đúng"
    typer.echo(f"Đã kiểm tra {count} điều kiện: {verdict}.")
