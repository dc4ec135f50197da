"""A quarter with three dossiers, and how a page of reports is read."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

from tests.desk.html_page import HtmlPage
from tests.office.filings import at_the_desk, without_copies
from tests.office.guardianship_filings import natural
from tests.office.open_office import OpenOffice

NOW = "/bao-cao?bieu={}"


def three_dossiers(office: OpenOffice) -> list[str]:
    """One done, one with the officer, one guardianship; their codes in this order."""
    stories = [office.file(body) for body in (without_copies, at_the_desk, natural)]
    stories[0].goes_on_to("receives")
    stories[1].goes_on_to("appraises")
    stories[2].goes_on_to("appraises")
    office.advance(timedelta(minutes=5))
    return [story.dossier().code for story in stories]


def figure(page: HtmlPage, key: str) -> str:
    """The address behind a figure of the page."""
    found = [link for link in page.links if parse_qs(urlsplit(link).query).get("so") == [key]]
    assert len(found) == 1, key
    return found[0]
