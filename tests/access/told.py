"""What an answer tells: the codes, ids and numbers in a page, a drawing, a paper or a workbook."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from httpx import Response

from tests.access.hidden_town import CODE, IDENTIFIER, NUMBER
from tests.documents.pdf_text import squeezed, text_of


def shown(text: str, echoed: str) -> tuple[set[str], set[str]]:
    """The codes and ids in an answer; what was asked for and is only repeated in its box counts as nothing."""
    without = text.replace(f'value="{echoed}"', "").replace(f"“{echoed}”", "").replace(f"ho-so={echoed}", "")
    return set(CODE.findall(without if echoed else text)), set(IDENTIFIER.findall(text))


def readable(answer: Response) -> str:
    """The words of an answer, be it a page, a drawing, a paper or a workbook, and where it leads."""
    kind = answer.headers.get("content-type", "")
    if kind == "application/pdf":
        return squeezed(text_of(answer.content))
    if "spreadsheet" in kind:
        with ZipFile(BytesIO(answer.content)) as book:
            return " ".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    return str(answer.text + answer.headers.get("location", ""))


def numbers(answer: Response) -> list[int]:
    """Every number on a page that leads to its dossiers, in supervision and in reports."""
    page = answer.text if "html" in answer.headers.get("content-type", "") else ""
    return [int(number.replace(".", "")) for number in NUMBER.findall(page)]
