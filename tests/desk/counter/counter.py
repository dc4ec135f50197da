"""The counter for stories: opening a form, reading cards into it, typing the rest, filing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import event, select

from models.dossier import Dossier
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.test_intake import boxes_for
from tests.office.story import Story

TODAY = date(2026, 10, 6)
BIRTH, EXTRACT, MARITAL = "1.001193", "2.000635", "1.004873"
NEW = "/tiep-nhan/moi"


def opens(clerk: Visitor, procedure: str) -> HtmlPage:
    return clerk.opens(f"{NEW}?thu-tuc={procedure}")


def action(procedure: str) -> str:
    return f"/tiep-nhan/{procedure}"


def boxes_of(page: HtmlPage, procedure: str) -> dict[str, str]:
    return page.form(action(procedure)).boxes


def scans(clerk: Visitor, page: HtmlPage, procedure: str, text: str, *whose: str) -> HtmlPage:
    """This will scan a card: a hand scanner types it and presses Enter, which is the form's first button."""
    boxes = {name: words for name, words in boxes_of(page, procedure).items() if not name.startswith("card.of.")}
    ticks = {f"card.of.{group}": "true" for group in whose}
    answer = clerk.post(action(procedure), {**boxes, **ticks, "card.text": text, "then": "card"})
    assert answer.status_code in (200, 422), answer.text[:1000]
    return HtmlPage(answer.text)


def filled(page: HtmlPage, body: dict[str, Any], **changes: str) -> dict[str, str]:
    """The boxes of the page with the body typed over them; dots are written as double underscores."""
    boxes = {**boxes_of(page, body["procedure"]), **boxes_for(body)}
    return {**boxes, **{name.replace("__", "."): words for name, words in changes.items()}}


def dossiers(desk: DeskHouse) -> list[Dossier]:
    found: list[Dossier] = desk.office.scalars(
        lambda session: list(session.scalars(select(Dossier).order_by(Dossier.received_at, Dossier.code)))
    )
    return found


def story_of(desk: DeskHouse) -> Story:
    """The one dossier there is."""
    (only,) = dossiers(desk)
    return Story(desk.office, only.id)


@contextmanager
def counted(desk: DeskHouse) -> Iterator[list[str]]:
    """The statements made meanwhile."""
    made: list[str] = []

    def count(connection: object, cursor: object, statement: str, *_: object) -> None:
        made.append(statement)

    engine = desk.office.database.engine
    event.listen(engine, "before_cursor_execute", count)
    try:
        yield made
    finally:
        event.remove(engine, "before_cursor_execute", count)
