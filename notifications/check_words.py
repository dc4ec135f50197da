"""Whether an office's words may be published: every letter they would stand in is rendered first, in every manner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from language.phrase import one_after_another, phrase, small_first
from notifications.catalogue import CATALOGUE
from notifications.example_letters import EXAMPLES, example_letter
from notifications.office import Office
from notifications.own_words import NO_OWN_WORDS, PLACEHOLDERS, OwnWords, unknown_names
from notifications.render import Rendered, render
from notifications.sms_text import PARTS_OF_A_TEMPLATE, part_count

LONGEST_MAIL = 12_000


@dataclass(frozen=True)
class SmsEffect:
    """How many parts the text message of one example takes before and after the change."""

    notice: str
    example: str
    before: int
    after: int


@dataclass(frozen=True)
class Checked:
    """`faults` in words, none when it may be published; `effects` are those text messages whose length changes."""

    faults: tuple[str, ...]
    effects: tuple[SmsEffect, ...]


def check_names(text: str) -> str:
    """Why the names in braces are wrong; empty when they are not."""
    unknown = unknown_names(text)
    if not unknown:
        return ""
    allowed = one_after_another(
        ", ", (phrase("{name} ({words})", name=f"{{{name}}}", words=words) for name, words in PLACEHOLDERS.items())
    )
    return phrase("Không có chỗ điền {unknown}. Được dùng: {allowed}.", unknown=", ".join(unknown), allowed=allowed)


def check_words(notice_ids: Sequence[str], office: Office, before: OwnWords, after: OwnWords) -> Checked:
    """This will render every example of these notices as `office` writes it, before and after the change."""
    faults: list[str] = []
    effects: list[SmsEffect] = []
    for notice_id in notice_ids:
        for which in EXAMPLES:
            try:
                changed = _rendered(notice_id, which, office, after)
            except (ValueError, KeyError, TypeError):
                faults.append(
                    phrase(
                        "{title}: không dựng được thư với {example}.",
                        title=CATALOGUE[notice_id].title,
                        example=small_first(EXAMPLES[which]),
                    )
                )
                continue
            was = part_count(_rendered(notice_id, which, office, before).sms)
            now = part_count(changed.sms)
            if now > max(PARTS_OF_A_TEMPLATE, was):
                faults.append(_too_long(notice_id, which, was, now))
            if len(changed.text) > LONGEST_MAIL:
                faults.append(
                    phrase("{title}: thư dài quá {most} ký tự.", title=CATALOGUE[notice_id].title, most=LONGEST_MAIL)
                )
            if now != was:
                effects.append(SmsEffect(notice_id, EXAMPLES[which], was, now))
    return Checked(tuple(faults), tuple(effects))


def _too_long(notice_id: str, which: str, was: int, now: int) -> str:
    return phrase(
        "{title}, {example}: tin nhắn từ {was} lên {now} phần, chỉ được {most} phần.",
        title=CATALOGUE[notice_id].title,
        example=small_first(EXAMPLES[which]),
        was=was,
        now=now,
        most=PARTS_OF_A_TEMPLATE,
    )


def _rendered(notice_id: str, which: str, office: Office, own: OwnWords) -> Rendered:
    plain = office if own == NO_OWN_WORDS else office.model_copy(update={"own": own})
    return render(notice_id, example_letter(CATALOGUE[notice_id], which, plain))
