"""The page about the notices says what the catalogue says."""

from __future__ import annotations

from pathlib import Path

from notifications.catalogue import CATALOGUE, catalogue_page, chain_in_words
from notifications.message import Channel

PAGE = Path(__file__).parents[2] / "docs" / "notices.md"


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == catalogue_page(), (
        "print it anew: python -m notifications.catalogue > docs/notices.md"
    )


def test_every_notice_stands_on_the_page_with_its_law() -> None:
    page = catalogue_page()
    for notice in CATALOGUE.values():
        assert f"| `{notice.id}` | {notice.title} |" in page
        assert notice.legal_basis in page


def test_a_chain_is_read_as_people_say_it() -> None:
    assert chain_in_words(((Channel.EMAIL,), (Channel.SMS,))) == "e-mail, then sms, then a person calls"
    assert chain_in_words(((Channel.EMAIL, Channel.SMS),)) == "e-mail and sms, then a person calls"


def test_every_chain_uses_every_channel_once() -> None:
    for notice in CATALOGUE.values():
        assert sorted(channel for rung in notice.chain for channel in rung) == sorted(Channel)
