"""I16 to I18: files, the audit chain, and that nothing personal has leaked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import psycopg

from documents.file_store import AlteredFile, NoSuchFile
from models.audit.chain import verify_chain
from operations.audit_anchor import last_anchor
from operations.doctor.finding import Check, Finding, Patient


def _files(patient: Patient) -> Iterable[Finding]:
    """Every file that the records name lies in the store and has not changed by a byte."""
    if patient.files is None:
        return
    named = patient.rows("""
        SELECT d.code, o.sha256 FROM document o JOIN dossier d ON d.id = o.dossier_id WHERE o.sha256 IS NOT NULL
        UNION SELECT d.code, o.drawn_sha256 FROM document o JOIN dossier d ON d.id = o.dossier_id
               WHERE o.drawn_sha256 IS NOT NULL
        UNION SELECT d.code, f.sha256 FROM stored_file f LEFT JOIN dossier d ON d.id = f.dossier_id
    """)
    for code, sha256 in named:
        try:
            patient.files.get(sha256)
        except NoSuchFile:
            yield Finding("I16", code, f"thiếu tệp {sha256[:12]}")
        except AlteredFile:
            yield Finding("I16", code, f"tệp {sha256[:12]} đã bị thay đổi")


def _chain(patient: Patient) -> Iterable[Finding]:
    anchor = last_anchor(Path(patient.folder)) if patient.folder else None
    for flaw in verify_chain(patient.session, anchor):
        yield Finding("I17", None, f"dấu niêm phong {flaw.place}: {flaw.what}")


_SPOTS = ("flow_run", "flow_run_state", "task_run", "task_run_state", "log", "artifact", "flow_run_input")

_HOLDS_A_NAME = "SELECT count(*) FROM {} t WHERE EXISTS (SELECT FROM unnest(%s::text[]) n WHERE strpos(t::text, n) > 0)"


def _engine_database(patient: Patient) -> Iterable[Finding]:
    """No name of a person stands anywhere in the engine's own records."""
    if patient.prefect_url is None:
        return
    names = [row[0] for row in patient.rows("SELECT DISTINCT subject_name FROM dossier ORDER BY 1 LIMIT 500")]
    url = patient.prefect_url.replace("postgresql+asyncpg://", "postgresql://")
    with psycopg.connect(url, autocommit=True) as engine:
        for spot in _SPOTS:
            row = engine.execute(_HOLDS_A_NAME.format(spot), [names]).fetchone()
            if row and row[0]:
                yield Finding("I18", None, f"bảng {spot} của Prefect chứa tên người ({row[0]} dòng)")


def _logs(patient: Patient) -> Iterable[Finding]:
    if patient.folder is None:
        return
    names = [row[0] for row in patient.rows("SELECT DISTINCT subject_name FROM dossier ORDER BY 1 LIMIT 500")]
    for path in sorted((Path(patient.folder) / "log").glob("*")):
        written = path.read_text(errors="replace") if path.is_file() else ""
        if any(name in written for name in names):
            yield Finding("I18", None, f"nhật ký máy {path.name} chứa tên người")


CHECKS = (
    Check("I16", "Tệp còn nguyên", _files, only_full=True),
    Check("I17", "Chuỗi nhật ký kiểm tra nguyên vẹn", _chain),
    Check("I18", "Cơ sở dữ liệu của Prefect không có tên người", _engine_database, only_full=True),
    Check("I18", "Nhật ký máy không có tên người", _logs, only_full=True),
)
