"""An office's own words of one notice, with the facts of the dossier in the place of their names."""

from __future__ import annotations

from notifications.content import Content
from notifications.own_words import NAMED


def spoken(notice_id: str, content: Content) -> dict[str, str]:
    """The own words of this notice with their facts, by part; the empty text where nothing is said."""
    own = content.office.own
    said = {
        "greeting": own.greeting,
        "hours": own.hours,
        "contact": own.contact,
        "sentence": own.sentence.get(notice_id),
        "sms": own.sms.get(notice_id),
    }
    facts = _facts(content)
    return {part: NAMED.sub(lambda match: facts[match[1]], text) if text else "" for part, text in said.items()}


def _facts(content: Content) -> dict[str, str]:
    office = content.office
    return {
        "ma_ho_so": content.code,
        "thu_tuc": content.procedure,
        "nguoi_nhan": content.addressee,
        "co_quan": office.name,
        "dia_chi": office.address,
        "dien_thoai": office.phone,
        "gio_lam_viec": office.opening_hours,
    }
