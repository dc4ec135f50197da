"""Back to the list one came from, to the row one stood on, with a word about what was done."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from starlette.responses import RedirectResponse

from desk.lists.work_filter import MY_WORK, PLACES
from web.page_visit import StaffVisit

_SAID = ("tin", "loi")


def go_back(visit: StaffVisit, *, row: UUID | None = None, **said: str) -> RedirectResponse:
    """`said` is `tin` or `loi` with the name of what the list shall say; any other address is not followed."""
    place = f"#v-{row}" if row else ""
    return RedirectResponse(f"{list_address(visit, **said)}{place}", status_code=303)


def list_address(visit: StaffVisit, **said: str) -> str:
    """The list one came from; my work, where neither form nor address names a list of ours."""
    path, _, query = visit.field("ve", visit.request.query_params.get("ve", "")).partition("?")
    kept = [(name, value) for name, value in parse_qsl(query) if name not in _SAID]
    if path not in PLACES:
        path, kept = MY_WORK.path, []
    told = urlencode([*kept, *said.items()])
    return f"{path}?{told}" if told else path
