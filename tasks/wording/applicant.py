"""The applicant of a dossier: on documents, as somebody to be written to, and what he asked for."""

from __future__ import annotations

from documents.contents.people import Applicant, Proxy
from models.dossier import Dossier
from models.register.books.every_book import find_book
from models.register.records.every_record import record_of, writes_record
from notifications.clean_text import mask_identity_numbers
from notifications.contact import Contact
from procedures.catalogue import find
from procedures.forms.proxy import Proxy as FiledProxy
from procedures.forms.requester import Requester
from procedures.procedure import Edition

# As many of the last digits as tell the person himself which number is meant.
_SHOWN = 3


def edition_of(dossier: Dossier) -> Edition:
    return find(dossier.procedure).edition(dossier.edition)


def requester(dossier: Dossier) -> Requester:
    """The applicant as the form of the dossier's edition has him."""
    return edition_of(dossier).requester_form.model_validate(dossier.applicant)


def applicant_on_document(dossier: Dossier) -> Applicant:
    filed = requester(dossier)
    return Applicant(
        name=filed.full_name,
        personal_number=filed.personal_number or "",
        address=filed.residence.written(),
        phone=filed.phone or "",
        email=filed.email or "",
    )


def applicant_on_receipt(dossier: Dossier) -> Applicant:
    """The same with numbers masked, in the boxes that Mẫu 01 (Thông tư 03/2025/TT-VPCP) has for them.

    The receipt is carried about and shown to others, and whoever holds it knows his own numbers; the whole ones stand
    in the dossier (Luật 91/2025/QH15: no more data than the purpose needs). Mẫu 02, 03 and 05 are letters to the
    applicant himself and bear them whole.
    """
    return applicant_on_document(dossier).model_copy(update=_masked(applicant_on_document(dossier)))


def proxy_on_receipt(dossier: Dossier) -> Proxy | None:
    proxy = proxy_on_document(dossier)
    return None if proxy is None else proxy.model_copy(update=_masked(proxy))


def _masked(person: Applicant) -> dict[str, str]:
    name, at, domain = person.email.partition("@")
    return {
        "personal_number": mask_identity_numbers(person.personal_number),
        "phone": "*" * max(len(person.phone) - _SHOWN, 0) + person.phone[-_SHOWN:],
        "email": f"{name[:1]}****{at}{domain}" if at else "",
    }


def proxy_on_document(dossier: Dossier) -> Proxy | None:
    filed = requester(dossier).proxy
    return None if filed is None else _proxy(filed)


def _proxy(filed: FiledProxy) -> Proxy:
    return Proxy(
        name=filed.full_name,
        personal_number=filed.personal_number or "",
        address=filed.residence.written() if filed.residence else "",
        phone=filed.phone or "",
        email=filed.email or "",
        authorisation=f"Quan hệ với người ủy quyền: {filed.kinship.words}",
    )


def contact_of(dossier: Dossier) -> Contact:
    """Where letters go: to the applicant, or where he gave nothing to whoever filed for him."""
    filed = requester(dossier)
    email, phone = filed.email, filed.phone
    if filed.proxy is not None:
        email, phone = email or filed.proxy.email, phone or filed.proxy.phone
    return Contact(email=email, phone=phone)


def request_in_words(dossier: Dossier) -> str:
    """What is asked for, in one line."""
    return f"{find(dossier.procedure).title}: {dossier.subject_name}"


def result_title(dossier: Dossier) -> str:
    """What the family will hold in hand: "Giấy khai sinh"."""
    return edition_of(dossier).results[0].title.partition(" (")[0]


def everything_handed_over(dossier: Dossier) -> str:
    """The same with the copies asked for: "Giấy khai sinh và 02 bản sao Trích lục khai sinh"."""
    title = result_title(dossier)
    if not dossier.copies or not writes_record(dossier.procedure):
        return title
    extract = find_book(record_of(dossier.procedure).book).extract
    return f"{title} và {dossier.copies:02d} bản sao {extract}"
