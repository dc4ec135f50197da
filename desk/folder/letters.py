"""The letters of a dossier as its page lists them, and the words of one, exactly as its addressee has them."""

from __future__ import annotations

from dataclasses import dataclass

from desk.folder.folder import Folder
from desk.words.mask import masked
from models.delivery.letter import Letter, LetterState
from notifications.catalogue import content_of, notice_called
from notifications.message import Channel
from notifications.notices.pickup_code import PICKUP_CODE
from notifications.render import render

_STATES = {
    LetterState.WAITING: "đang chờ gửi",
    LetterState.SENT: "đã gửi",
    LetterState.UNDELIVERABLE: "không gửi được",
}
_CHANNELS = {Channel.EMAIL.value: "thư điện tử", Channel.SMS.value: "tin nhắn"}
_NEVER_READ_OUT = "Mã không được đọc hộ. Hãy sửa địa chỉ rồi gửi mã mới từ trang Trả kết quả, hoặc dùng giấy ủy quyền."
_HIDDEN = "…"


@dataclass(frozen=True)
class LetterRow:
    letter: Letter

    @property
    def title(self) -> str:
        return notice_called(self.letter.notice).title

    @property
    def channel(self) -> str:
        return _CHANNELS.get(self.letter.channel, "chưa có nơi nhận")

    @property
    def to(self) -> str:
        return masked(self.letter.to)

    @property
    def state(self) -> str:
        return _STATES[self.letter.state]


def letter_rows(folder: Folder) -> list[LetterRow]:
    return [LetterRow(letter) for letter in folder.letters]


def words_of(letter: Letter) -> str:
    """What the letter says, but for what opens something to its addressee alone: a tracking secret, a pick-up code.

    Of a text message these are the words of the letter, which say the same at more length.
    """
    if letter.notice == PICKUP_CODE.id:
        return _NEVER_READ_OUT
    content = content_of(letter.notice, letter.content)
    text = render(letter.notice, content).text
    for secret in filter(None, (content.tracking_url.partition("?ma=")[2], getattr(content, "tracking_secret", ""))):
        text = text.replace(secret, _HIDDEN)
    return text


def letter_read(folder: Folder, wanted: str) -> tuple[LetterRow, str] | None:
    """The letter somebody asked to read with its words; None when there is no such letter."""
    letter = next((one for one in folder.letters if str(one.id) == wanted), None)
    return (LetterRow(letter), words_of(letter)) if letter else None
