"""Every notice and every paper of the house, each with how it goes out and what its text message costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from desk.links.wording.office_facts import OfficeFacts
from documents.contents.every_content import CONTENT_BY_KIND
from language.phrase import one_after_another
from models.wording.office_words import WordsPart
from notifications.catalogue import CATALOGUE
from notifications.example_letters import EXAMPLES, ORDINARY, example_letter
from notifications.length_of_sms import SmsLength, sms_length
from notifications.message import Channel
from notifications.notice import Chain, Notice
from notifications.render import Rendered, render
from notifications.say_own_words import spoken

_CHANNELS = {Channel.EMAIL: "thư điện tử", Channel.SMS: "tin nhắn"}


@dataclass(frozen=True)
class NoticeRow:
    notice: Notice[Any]
    channels: str
    plain: SmsLength
    accented: SmsLength
    has_own: bool


@dataclass(frozen=True)
class LetterLine:
    """`own` when the office may set this line; every other is fixed."""

    text: str
    own: bool


@dataclass(frozen=True)
class ShownLetter:
    """One example of a notice in all its forms; `mail` is what stands in the HTML letter, to be put into a page."""

    notice: Notice[Any]
    channels: str
    words: Rendered
    lines: list[LetterLine]
    messages: dict[str, SmsLength]
    mail: Markup


def chain_in_words(chain: Chain) -> str:
    """`thư điện tử và tin nhắn cùng lúc`, or `thư điện tử, không được thì tin nhắn`; a person comes last of all."""
    rungs = [one_after_another(" và ", (_CHANNELS[channel] for channel in rung)) for rung in chain]
    return one_after_another(", không được thì ", [*rungs, "cán bộ gọi điện"])


def notice_rows(facts: OfficeFacts) -> list[NoticeRow]:
    office, price = facts.office, facts.price
    rows = []
    for notice in CATALOGUE.values():
        letter = example_letter(notice, ORDINARY, office)
        text = render(notice.id, letter, accented_sms=True).sms
        own = any(facts.texts.get((notice.id, part)) for part in (WordsPart.SENTENCE, WordsPart.SMS))
        plain, accented = sms_length(text, price, accented=False), sms_length(text, price, accented=True)
        rows.append(NoticeRow(notice, chain_in_words(notice.chain), plain, accented, own))
    return rows


def shown_letter(notice: Notice[Any], which: str, facts: OfficeFacts) -> ShownLetter:
    """The letter as this office would send it, with the lines it may set told apart from those it may not."""
    content = example_letter(notice, which if which in EXAMPLES else ORDINARY, facts.office)
    words = render(notice.id, content, accented_sms=True)
    own = {line for line in spoken(notice.id, content).values() if line}
    lines = [LetterLine(line, line in own) for line in words.text.splitlines()]
    messages = {
        "Không dấu (mặc định)": sms_length(words.sms, facts.price, accented=False),
        "Có dấu": sms_length(words.sms, facts.price, accented=True),
    }
    return ShownLetter(notice, chain_in_words(notice.chain), words, lines, messages, _mail(words.html))


def paper_rows() -> list[tuple[str, str]]:
    """Pairs of a paper's kind and its title, by title."""
    return sorted(((kind, content.title) for kind, content in CONTENT_BY_KIND.items()), key=lambda row: row[1])


def _mail(html: str) -> Markup:
    """Our own letter, escaped when it was rendered; its headings go below those of the page it is shown on."""
    inside = html.partition("<main>")[2].partition("</main>")[0]
    for level, lower in ((2, 5), (1, 4)):
        inside = inside.replace(f"<h{level}>", f"<h{lower}>").replace(f"</h{level}>", f"</h{lower}>")
    return Markup(inside)  # noqa: S704
