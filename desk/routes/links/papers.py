"""The papers of the house, each drawn with a synthetic family: as a picture in the page, and as the file itself."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from desk.links.who import READERS
from desk.routes.links.wording import PATH
from desk.write_page import write_page
from documents.contents.content import Content
from documents.draw import draw
from documents.examples.every_example import example_of
from documents.preview import preview
from web.open_to import open_to
from web.page_visit import StaffPage
from web.problem import Problem

router = APIRouter(include_in_schema=False)
_DOTS_PER_INCH = 110
_VIEWER = {"Content-Security-Policy": "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"}


@router.get(f"{PATH}/giay/{{kind}}")
@open_to(*READERS)
def show_paper(visit: StaffPage, kind: str) -> Response:
    with visit.enter() as inside:
        return write_page(inside, "links/paper.html", here=PATH, kind=kind, title=_example(kind).title)


@router.get(f"{PATH}/giay/{{kind}}/trang")
@open_to(*READERS)
def show_paper_page(visit: StaffPage, kind: str) -> Response:
    with visit.enter():
        example = _example(kind)
    return Response(preview(example, _DOTS_PER_INCH), media_type="image/png")


@router.get(f"{PATH}/giay/{{kind}}/tep")
@open_to(*READERS)
def show_paper_file(visit: StaffPage, kind: str) -> Response:
    with visit.enter():
        example = _example(kind)
    return Response(draw(example), media_type="application/pdf", headers=_VIEWER)


def _example(kind: str) -> Content:
    found = example_of(kind)
    if found is None:
        raise Problem("not-found")
    return found
