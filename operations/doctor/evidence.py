"""I16 to I18: files, the audit chain, and that nothing personal has leaked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import psycopg
from sqlalchemy import select

from documents.file_store import AlteredFile, NoSuchFile
from models.audit.chain import verify_chain
from models.dossier import Dossier
from operations.audit.anchor import last_anchor
from operations.doctor.finding import Check, Finding, Patient, by_sql

NEWEST = 500  # Dossiers whose particulars are looked for; leaks come from code, which newer ones have run through.
SHORTEST = 6  # Characters; anything shorter is found by chance.


def _files(patient: Patient) -> Iterable[Finding]:
    """Every file that the records name lies in the store and has not changed by a byte."""
    if patient.files is None:
        return
    named = patient.rows("""
        SELECT d.code, o.sha256, NULL::int FROM document o JOIN dossier d ON d.id = o.dossier_id
         WHERE o.sha256 IS NOT NULL
        UNION SELECT d.code, o.drawn_sha256, NULL::int FROM document o JOIN dossier d ON d.id = o.dossier_id
               WHERE o.drawn_sha256 IS NOT NULL
        UNION SELECT d.code, f.sha256, f.size FROM stored_file f LEFT JOIN dossier d ON d.id = f.dossier_id
    """)
    for code, sha256, size in named:
        try:
            data = patient.files.get(sha256)
        except NoSuchFile:
            yield Finding("I16", code, f"thiếu tệp {sha256[:12]}")
        except AlteredFile:
            yield Finding("I16", code, f"tệp {sha256[:12]} đã bị thay đổi")
        else:
            if size not in (None, len(data)):
                yield Finding("I16", code, f"tệp {sha256[:12]} có {len(data)} byte, sổ ghi {size}")


def _chain(patient: Patient) -> Iterable[Finding]:
    anchor = last_anchor(Path(patient.folder)) if patient.folder else None
    for flaw in verify_chain(patient.session, anchor):
        yield Finding("I17", None, f"dấu niêm phong {flaw.place}: {flaw.what}")


def particulars(patient: Patient) -> list[str]:
    """Names, numbers and ways to reach people of the newest dossiers, as they would stand in a leak."""
    newest = select(Dossier).order_by(Dossier.received_at.desc()).limit(NEWEST)
    found: set[str] = set()
    for dossier in patient.session.scalars(newest):
        applicant = dossier.applicant or {}
        found |= {dossier.subject_name, dossier.applicant_name}
        found |= {str(applicant.get(field) or "") for field in ("phone", "email", "personal_number")}
    return sorted(text for text in found if len(text) >= SHORTEST)


def _engine_database(patient: Patient) -> Iterable[Finding]:
    """Nothing that tells of a person stands anywhere in the engine's own records."""
    if patient.prefect_url is None:
        return
    texts = particulars(patient)
    with psycopg.connect(patient.prefect_url.replace("+asyncpg", ""), autocommit=True) as engine:
        tables = engine.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        for (table,) in tables.fetchall():
            rows = engine.execute(
                f'SELECT count(*) FROM "{table}" t'  # noqa: S608 — the name is the database's own.
                " WHERE EXISTS (SELECT FROM unnest(%s::text[]) n WHERE strpos(t::text, n) > 0)",
                [texts],
            ).fetchone()
            if rows and rows[0]:
                yield Finding("I18", None, f"bảng {table} của Prefect chứa dữ liệu cá nhân ({rows[0]} dòng)")


def _logs(patient: Patient) -> Iterable[Finding]:
    if patient.folder is None:
        return
    texts = particulars(patient)
    for path in sorted(Path(patient.folder).glob("log/*")):
        written = path.read_text(errors="replace") if path.is_file() else ""
        if any(text in written for text in texts):
            yield Finding("I18", None, f"nhật ký máy {path.name} chứa dữ liệu cá nhân")


CHECKS = (
    Check("I16", "Tệp còn nguyên", _files, only_full=True),
    Check("I17", "Chuỗi nhật ký kiểm tra nguyên vẹn", _chain),
    by_sql(
        "I17",
        "Không dòng nhật ký nào bị bỏ ngoài chuỗi",
        """
        SELECT d.code, e.id FROM audit_entry e
          LEFT JOIN dossier d ON d.id = e.dossier_id
         WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id)
           AND EXISTS (SELECT FROM audit_seal s JOIN audit_entry later ON later.id = s.entry_id
                        WHERE later.id > e.id AND later.transaction > e.transaction)
        """,
        "dòng nhật ký {1} nằm ngoài chuỗi niêm phong",
    ),
    by_sql(
        "I17",
        "Mỗi câu trả lời có dòng nhật ký kiểm tra",
        """
        SELECT d.code, j.line FROM journal_line j JOIN dossier d ON d.id = j.dossier_id
         WHERE j.kind = 'answer'
           AND NOT EXISTS (SELECT FROM audit_entry a WHERE a.dossier_id = d.id AND a.action = 'answer.' || j.line
                             AND a.actor = j.actor AND a.at = j.written_at)
        """,
        "câu trả lời {1} không có dòng nhật ký kiểm tra",
    ),
    by_sql(
        "I17",
        "Mỗi lần dừng hồ sơ có dòng nhật ký kiểm tra",
        """
        SELECT d.code, i.kind FROM interruption i JOIN dossier d ON d.id = i.dossier_id
         WHERE NOT EXISTS (SELECT FROM audit_entry a WHERE a.dossier_id = d.id AND a.action = 'dossier.' || i.kind
                             AND a.actor = i.by)
        """,
        "việc dừng hồ sơ ({1}) không có dòng nhật ký kiểm tra",
    ),
    Check("I18", "Cơ sở dữ liệu của Prefect không có dữ liệu cá nhân", _engine_database, only_full=True),
    Check("I18", "Nhật ký máy không có dữ liệu cá nhân", _logs, only_full=True),
)
