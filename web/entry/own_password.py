"""Changing one's own password: the present one, then a new one that is long enough and not the name."""

from __future__ import annotations

from language.phrase import phrase
from models.acts.refusal import FormFault, FormFaults
from web.front_door import FrontDoor
from web.passwords import LONGEST, hash_password, is_password
from web.rate_limit import LOG_IN_OF_ACCOUNT, see, spend

SHORTEST = 10


def check_present(front: FrontDoor, username: str, kept_hash: str, typed: str, address: str) -> None:
    """This will raise `FormFaults` for a wrong password, and `rate-limited` after as many as at the door."""
    see(front.limits, LOG_IN_OF_ACCOUNT, username, address)
    if not is_password(typed, kept_hash):
        spend(front.limits, LOG_IN_OF_ACCOUNT, username, address)
        raise FormFaults([FormFault("/present", "Mật khẩu đang dùng chưa đúng; chưa có gì thay đổi.")])


def new_hash(username: str, present: str, new: str, again: str) -> str:
    """This will give the hash of the new password, or raise `FormFaults` naming the box."""
    faults = []
    if not SHORTEST <= len(new) <= LONGEST:
        words = phrase(
            "Mật khẩu mới phải có từ {shortest} đến {longest} ký tự; nên dùng một câu dễ nhớ.",
            shortest=SHORTEST,
            longest=LONGEST,
        )
        faults.append(FormFault("/new", words))
    elif new == present:
        faults.append(FormFault("/new", "Mật khẩu mới phải khác mật khẩu đang dùng."))
    elif username.lower() in new.lower() or len(set(new)) < 4:
        faults.append(FormFault("/new", "Mật khẩu mới không chứa tên đăng nhập và không lặp lại vài ký tự."))
    if new != again:
        faults.append(FormFault("/again", "Hai lần nhập mật khẩu mới chưa giống nhau."))
    if faults:
        raise FormFaults(faults)
    return hash_password(new)
