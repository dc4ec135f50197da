"""Exactly what the applicant would be sent, shown before the button that sends it."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from pydantic import ValidationError

from desk.folder.folder import Folder
from desk.panels.panel import LetterPreview
from desk.words.mask import masked
from language.phrase import one_after_another, phrase
from models.clock.clock import VIETNAM
from models.folder.original_move import held
from notifications.catalogue import notice_called
from notifications.channels import NoWayToReach, route
from notifications.contact import Contact
from notifications.content import Content
from notifications.message import Channel
from notifications.office import Office
from notifications.opening_hours import in_words
from notifications.render import render
from procedures.civil_words import Channel as Filed
from procedures.forms.requester import Requester

# The number is taken when the paper is drawn; until then its place is shown.
NUMBER_TO_COME = "…"
_SAID = {Channel.EMAIL: "thư điện tử", Channel.SMS: "tin nhắn"}


class SharedFacts(TypedDict):
    """The fields all letters share."""

    code: str
    procedure: str
    addressee: str
    office: Office
    tracking_url: str


def shared_facts(folder: Folder) -> SharedFacts:
    agency = folder.agency
    return SharedFacts(
        code=folder.dossier.code,
        procedure=folder.procedure.title,
        addressee=folder.dossier.applicant_name,
        office=Office(
            name=agency.one_stop_name,
            address=agency.address,
            phone=agency.phone,
            opening_hours=in_words(folder.calendar.hours, today(folder)),
            own=folder.own_words,
        ),
        tracking_url=f"{folder.base_url}/tra-cuu/{folder.dossier.code}",
    )


def today(folder: Folder) -> date:
    return folder.now.astimezone(VIETNAM).date()


def originals_kept(folder: Folder) -> tuple[str, ...]:
    """What lies with the office and would be given back."""
    kept = held(folder.session, folder.present_components)
    return tuple(folder.component_title(row.code) for row in kept)


def preview(folder: Folder, notice_id: str, content: Content) -> LetterPreview:
    """The words of the letter and where it would go."""
    words = render(notice_id, content)
    return LetterPreview(notice_called(notice_id).title, words.text, words.sms, ways_to(folder, notice_id))


def ways_to(folder: Folder, notice_id: str) -> tuple[str, ...]:
    """To whom and by which channels, masked; or that a person must call.

    Of a case that another agency started only that agency is told: the family hears of all its legs from one office.
    """
    if folder.dossier.channel == Filed.LINKED:
        return ("Báo qua liên thông cho cơ quan đã chuyển hồ sơ; không gửi thư riêng cho gia đình",)
    addresses = route(notice_id, contact_of(folder))
    name = folder.dossier.applicant_name
    if isinstance(addresses, NoWayToReach):
        return (
            phrase(
                "{name}: {why} – cán bộ phải gọi điện hoặc báo trực tiếp",
                name=name,
                why=one_after_another("; ", addresses.why),
            ),
        )
    return tuple(
        phrase("{name}, {said} {masked}", name=name, said=_SAID[address.channel], masked=masked(address.to))
        for address in addresses
    )


def contact_of(folder: Folder) -> Contact:
    """The applicant's own contact, or where he gave none that of whoever filed for him."""
    try:
        filed: Requester = folder.edition.requester_form.model_validate(folder.dossier.applicant)
    except ValidationError:
        return Contact()
    email, phone = filed.email, filed.phone
    if filed.proxy is not None:
        email, phone = email or filed.proxy.email, phone or filed.proxy.phone
    return Contact(email=email, phone=phone)
