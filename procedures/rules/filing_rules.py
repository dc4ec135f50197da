"""The rules over a whole filing: contacts, components, delivery and payment, as the channel and the edition ask.

Only what the applicant must put right before sending is a fault. At the desk and by post an incomplete dossier is
taken to the receiver, who asks for what is missing; online the system says so before anything is sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from language.phrase import one_after_another, phrase
from procedures.civil_words import Channel, ComponentSource, DeliveryWay, PaymentWay
from procedures.component import FilingFacts
from procedures.forms.filing import Filing
from procedures.forms.form_tree import forms_within
from procedures.procedure import Edition
from procedures.rules.block_rules import BLOCK_RULES
from procedures.rules.findings import Fault, Finding, Findings, gather, gather_tolerantly, pointer


def facts_of(filing: Filing, filed_on: date, *, agency_province: str | None = None) -> FilingFacts:
    """The filing facts a condition may look at; without a province the result is taken to stay in the same one."""
    proxy, address = filing.applicant.proxy, filing.delivery.address
    nearby = agency_province is None or address is None or address.province == agency_province
    return FilingFacts(
        channel=filing.channel,
        filed_on=filed_on,
        by_proxy=proxy is not None,
        proxy_is_close_kin=proxy is not None and proxy.kinship.is_close,
        delivery=filing.delivery.way,
        same_province_delivery=nearby,
        exemption=filing.payment.exemption,
        for_organisation=filing.applicant.organisation is not None,
    )


def look_over(filing: Filing, edition: Edition, filed_at: date, *, partial: bool = False) -> Findings:
    """All faults and warnings of a filing; `partial` when only parts of it could be read."""
    ask = gather_tolerantly if partial else gather
    blocks = [ask(BLOCK_RULES, form, steps, filed_at) for steps, form in forms_within(filing)]
    declaration, applicant = filing.__dict__.get("declaration"), filing.__dict__.get("applicant")
    own = ask(edition.rules, declaration, filed_at, applicant)
    return sum((*blocks, own, ask(FILING_RULES, filing, edition, filed_at)), Findings())


def online_applicant_has_a_telephone(filing: Filing, edition: Edition, filed_at: date) -> Iterator[Finding]:
    if _is_alone_online(filing) and filing.applicant.phone is None:
        yield _contact_missing("phone", "số điện thoại")


def online_applicant_has_an_email(filing: Filing, edition: Edition, filed_at: date) -> Iterator[Finding]:
    if _is_alone_online(filing) and filing.applicant.email is None:
        yield _contact_missing("email", "thư điện tử")


def _is_alone_online(filing: Filing) -> bool:
    return filing.channel is Channel.ONLINE and not filing.applicant.assisted


def _contact_missing(field: str, title: str) -> Fault:
    return Fault(
        pointer("applicant", field),
        "contact_missing",
        phrase("Nộp trực tuyến phải có {title}; hãy ghi, hoặc đến bộ phận một cửa để được hỗ trợ nộp.", title=title),
    )


def applicant_can_be_reached(filing: Filing, edition: Edition, filed_at: date) -> Iterator[Finding]:
    applicant = filing.applicant
    if filing.channel is Channel.ONLINE or applicant.assisted:
        return
    if applicant.phone is None and applicant.email is None:
        yield Fault(
            pointer("applicant", "phone"),
            "contact_missing",
            "Chưa có cách liên hệ; hãy ghi số điện thoại hoặc thư điện tử, hoặc đánh dấu được cán bộ hỗ trợ nộp.",
        )


def components_belong_here(filing: Filing, edition: Edition, filed_at: date) -> Iterator[Finding]:
    for number, handed in enumerate(filing.components):
        known = edition.component(handed.code)
        if known is None:
            yield Fault(
                pointer("components", number, "code"),
                "unknown_component",
                phrase(
                    "Thành phần hồ sơ {number} không có trong danh mục của thủ tục; hãy chọn lại, giấy tờ khác "
                    "thì ghi mã other.",
                    number=number + 1,
                ),
            )
        elif handed.kind not in known.kinds:
            allowed = one_after_another("; ", (kind.words for kind in known.kinds))
            yield Fault(
                pointer("components", number, "kind"),
                "kind_not_accepted",
                phrase(
                    "“{known}” không nhận ở hình thức này; hãy chọn một trong: {allowed}.",
                    known=known.title,
                    allowed=allowed,
                ),
            )


def online_components_are_files(filing: Filing, edition: Edition, filed_at: date) -> Iterator[Finding]:
    if filing.channel is not Channel.ONLINE:
        return
    for number, handed in enumerate(filing.components):
        if handed.file_id is None or handed.source is ComponentSource.PAPER:
            yield Fault(
                pointer("components", number, "file_id"),
                "file_missing",
                phrase(
                    "Thành phần hồ sơ {number} nộp trực tuyến phải kèm tệp; hãy tải lên, bản chính xuất trình sau.",
                    number=number + 1,
                ),
            )


def online_filings_are_complete(filing: Filing, edition: Edition, filed_at: date) -> Iterator[Finding]:
    if filing.channel is not Channel.ONLINE:
        return
    handed_in = {handed.code for handed in filing.components}
    for needed in edition.components_needed(filing.declaration, facts_of(filing, filed_at)):
        if needed.code not in handed_in:
            reason = phrase(" (vì {condition})", condition=needed.condition.words) if needed.condition else ""
            yield Fault(
                pointer("components"),
                "component_missing",
                phrase(
                    "Thiếu “{needed}”{reason}; hãy tải tệp lên với mã {needed_2}. Căn cứ: {legal_basis}.",
                    needed=needed.title,
                    reason=reason,
                    needed_2=needed.code,
                    legal_basis=needed.legal_basis,
                ),
            )


def payment_fits_delivery(filing: Filing, edition: Edition, filed_at: date) -> Iterator[Finding]:
    if filing.payment.way is PaymentWay.COD and filing.delivery.way is not DeliveryWay.POST:
        yield Fault(
            pointer("payment", "way"),
            "cod_without_parcel",
            "Chỉ trả cho bưu tá được khi nhận kết quả qua bưu chính; hãy chọn cách nộp khác hoặc nhận qua bưu chính.",
        )


def result_is_fetched_in_person(filing: Filing, edition: Edition, filed_at: date) -> Iterator[Finding]:
    if edition.given_in_person and filing.delivery.way is not DeliveryWay.DESK:
        yield Fault(
            pointer("delivery", "way"),
            "given_in_person",
            "Kết quả của thủ tục này được trao tận tay tại cơ quan; hãy chọn nhận tại bộ phận một cửa.",
        )


def what_is_due_gets_paid(filing: Filing, edition: Edition, filed_at: date) -> Iterator[Finding]:
    if filing.payment.way is not PaymentWay.NONE:
        return
    facts = facts_of(filing, filed_at)
    for rule in edition.fee_rules:
        if rule.condition.holds(filing.declaration, facts) and facts.exemption not in rule.exemptions:
            yield Fault(
                pointer("payment", "way"),
                "payment_missing",
                phrase("Có khoản phải nộp “{rule}”; hãy chọn cách nộp.", rule=rule.title),
            )


FILING_RULES = (
    online_applicant_has_a_telephone,
    online_applicant_has_an_email,
    applicant_can_be_reached,
    components_belong_here,
    online_components_are_files,
    online_filings_are_complete,
    payment_fits_delivery,
    result_is_fetched_in_person,
    what_is_due_gets_paid,
)
