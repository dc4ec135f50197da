"""Uploading files before the dossier that names them."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, File, UploadFile
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.documented import ONCE, PREFIX
from documents.uploads import LARGEST
from web.file_dossier import CREATE
from web.filing.keep_file import keep_bytes, look_into, note_file
from web.machines.api_visit import Api, ApiVisit
from web.machines.idempotency import Reply, do_once, once
from web.open_to import OFFICE, open_to
from web.rate_limit import ANONYMOUS_UPLOAD, spend

router = APIRouter(prefix=f"{PREFIX}/files", tags=["Hồ sơ"])


class Kept(BaseModel):
    file_id: Annotated[UUID, Field(title="Mã tệp, dùng trong components của hồ sơ")]
    sha256: Annotated[str, Field(title="Mã băm nội dung", pattern="^[0-9a-f]{64}$")]
    kind: Annotated[str, Field(title="Loại tệp", examples=["pdf"])]
    pages: int
    size: int
    blank_pages: Annotated[list[int], Field(title="Trang có vẻ trắng, đếm từ 1")]


@router.post("", status_code=201, summary="Tải tệp lên", responses={201: {"model": Kept}}, openapi_extra=ONCE)
@open_to(*OFFICE, client_verb=CREATE, anyone=True)
def upload(visit: Api, file: Annotated[UploadFile, File(title="Tệp PDF, JPEG hoặc PNG, đến 10 MB")]) -> Response:
    """Tệp được mở và kiểm tra ngay; tệp không nhận được thì nêu rõ lý do và cách khắc phục."""
    _admit(visit)
    data = file.file.read(LARGEST + 1)
    examined = look_into(data, file.filename or "")
    this = once(visit, examined.sha256)
    keep_bytes(visit.front, data)
    with visit.enter() as inside:

        def keep() -> Reply:
            row = note_file(inside, examined)
            body: dict[str, Any] = {
                "file_id": str(row.id),
                "sha256": row.sha256,
                "kind": row.kind,
                "pages": row.pages,
                "size": row.size,
                "blank_pages": list(examined.blank_pages),
            }
            return Reply(201, body)

        return do_once(visit, inside, this, keep).response()


def _admit(visit: ApiVisit) -> None:
    """Looking into a file is work: nobody gets it done who would be turned away afterwards."""
    with visit.enter() as inside:
        known = inside.caller.is_known
    if not known:
        spend(visit.front.limits, ANONYMOUS_UPLOAD, visit.address)
