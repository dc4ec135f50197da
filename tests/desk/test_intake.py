"""Taking a dossier in at the counter: a whole declaration typed in, every fault beside its field, nothing lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desk.forms.typed_values import write_typed
from models.dossier import Dossier
from models.intake.component import Component
from models.progress.form_draft import FormDraft
from models.role import Role
from procedures.catalogue import every_procedure
from procedures.filing import filing_schema
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.pictures import picture
from tests.office.filings import at_the_desk, by_post, of_a_foundling, of_a_mother_alone

TODAY = date(2026, 10, 6)
FORM = "/tiep-nhan/moi?thu-tuc=1.001193"
ACTION = "/tiep-nhan/1.001193"


# What the page itself holds beside the declaration: which sitting it is, whose card is next, the sum it showed.
OF_THE_PAGE = ("csrf", "luot", "then", "card.", "cash.")


def declared(boxes: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in boxes.items() if value and not name.startswith(OF_THE_PAGE)}


def boxes_for(body: dict[str, Any]) -> dict[str, str]:
    """What a clerk types and ticks for this body."""
    procedure = next(one for one in every_procedure() if one.code == body["procedure"])
    schema = filing_schema(procedure, procedure.edition_on(TODAY))
    typed = write_typed(schema, {key: value for key, value in body.items() if key != "components"})
    for handed in body["components"]:
        at = f"components.{handed['code']}"
        typed |= {f"{at}.handed": "true", f"{at}.kind": handed["kind"]}
        typed |= {f"{at}.original_kept": "true"} if handed.get("original_kept") else {}
    typed.pop("procedure")
    return typed


def fills_in(clerk: Visitor, **changes: str) -> dict[str, str]:
    """The boxes of the empty page with an ordinary birth typed over them."""
    page = clerk.opens(FORM)
    typed = {**page.form(ACTION).boxes, **boxes_for(at_the_desk(TODAY))}
    return {**typed, **{name.replace("__", "."): value for name, value in changes.items()}}


def files(clerk: Visitor, boxes: dict[str, str]) -> HtmlPage:
    """This will file, looking past doubts, and read the page of the receipt."""
    filed = clerk.post(ACTION, {**boxes, "then": "despite"})
    assert filed.status_code == 303, HtmlPage(filed.text).text[:3000]
    return clerk.opens(filed.headers["location"])


def test_a_whole_declaration_is_typed_and_filed_and_the_receipt_names_code_and_secret(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    receipt = files(clerk, fills_in(clerk))

    with desk.front.database.transaction() as session:
        dossier = session.scalars(select(Dossier)).one()
        handed = session.scalars(select(Component.code).order_by(Component.code)).all()
    expected = at_the_desk(TODAY)
    assert dossier.declaration["child"] == {**dossier.declaration["child"], **plain(expected["declaration"]["child"])}
    assert dossier.declaration["mother"]["birth_date"] == {"year": 1992, "month": 6, "day": 15}
    assert dossier.declaration["marriage"]["registered_on"] == "2020-05-20"
    assert dossier.channel == "desk"
    assert dossier.filed_by == desk.office.member(Role.RECEIVER).key
    assert list(handed) == ["declaration", "medical_birth_certificate"]
    promised = ("Trả lời tiếp nhận trước", "thứ Tư 07/10/2026")
    for words in (dossier.code, dossier.tracking_secret, *promised, "Giấy chứng sinh"):
        assert words in receipt.text


def plain(form: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in form.items() if not isinstance(value, dict)}


@pytest.mark.parametrize("body", [at_the_desk, by_post, of_a_foundling, of_a_mother_alone])
def test_every_kind_of_birth_can_be_typed_in(desk: DeskHouse, body: Any) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    empty = clerk.opens(FORM).form(ACTION).boxes
    filled = body(TODAY)
    # A part that does not apply is left as the empty page has it.
    files(clerk, {**empty, **boxes_for(filled)})
    with desk.front.database.transaction() as session:
        dossier = session.scalars(select(Dossier)).one()
    for parent in ("mother", "father"):
        assert (dossier.declaration[parent] is None) == (filled["declaration"].get(parent) is None)
    assert dossier.delivery["way"] == filled["delivery"]["way"]


def test_nothing_about_the_persons_is_chosen_beforehand(desk: DeskHouse) -> None:
    boxes = desk.visitor(Role.RECEIVER).opens(FORM).form(ACTION).boxes
    chosen = {name: value for name, value in declared(boxes).items() if ".kind" not in name}
    allowed = ("province", "country", "nationality", "channel", "way")
    assert [name for name in chosen if not name.endswith(allowed)] == []
    assert "declaration.pledge.agreed" not in boxes


def test_every_fault_stands_beside_its_field_and_nothing_typed_is_lost(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    typed = fills_in(
        clerk,
        declaration__child__birth_date="32/9/2026",
        applicant__personal_number="123",
        declaration__mother__birth_date="khoảng 1992",
        applicant__full_name="",
    )
    refused = clerk.post(ACTION, typed)

    page = HtmlPage(refused.text)
    assert refused.status_code == 422
    for words in (
        "Có 4 mục cần sửa; nội dung đã nhập vẫn còn nguyên",
        "Ngày này không có trong lịch.",
        "phải gồm đúng 12 chữ số",
        "Hãy ghi ngày/tháng/năm, tháng/năm hoặc năm",
    ):
        assert words in page.text, words
    for box in ("declaration-child-birth_date", "applicant-personal_number", "declaration-mother-birth_date"):
        assert f"#f-{box}" in page.links
    again = page.form(ACTION).boxes
    assert declared(again) == declared(typed)
    with desk.front.database.transaction() as session:
        assert session.scalars(select(Dossier)).all() == []


def test_days_and_wards_are_typed_as_people_write_them(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    typed = fills_in(
        clerk,
        declaration__child__birth_date="15092026",
        declaration__mother__birth_date="6/1992",
        declaration__father__birth_date="1990",
        applicant__residence__ward="ha dong",
        applicant__residence__ward_name="",
        declaration__child__origin__ward="09556",
    )
    files(clerk, typed)
    with desk.front.database.transaction() as session:
        dossier = session.scalars(select(Dossier)).one()
    assert dossier.declaration["child"]["birth_date"] == "2026-09-15"
    assert dossier.declaration["mother"]["birth_date"] == {"year": 1992, "month": 6, "day": None}
    assert dossier.declaration["father"]["birth_date"] == {"year": 1990, "month": None, "day": None}
    assert dossier.applicant["residence"]["ward"] == "09556"


def test_doubts_are_shown_once_and_do_not_stop_a_clerk_who_has_looked(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    typed = fills_in(clerk, declaration__mother__personal_number="001090000009")
    shown = clerk.post(ACTION, typed)
    page = HtmlPage(shown.text)
    assert shown.status_code == 200
    assert "Cần xem lại (không chặn nộp)" in page.text
    assert "Số định danh cho biết giới tính khác" in page.text
    assert clerk.post(ACTION, {**page.form(ACTION).boxes, "then": "despite"}).status_code == 303


def test_the_components_needed_follow_what_is_filled_in(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    empty = clerk.opens(FORM).form(ACTION).boxes

    def needed(**typed: str) -> str:
        boxes = {**empty, **{name.replace("__", "."): value for name, value in typed.items()}}
        return HtmlPage(clerk.post(f"{ACTION}/thanh-phan", boxes).text).text

    assert "Giấy chứng sinh vì" not in needed()
    assert "cần nộp Giấy chứng sinh" in needed(declaration__evidence__kind="medical_certificate")
    assert "cần nộp Giấy cam đoan về việc sinh" in needed(declaration__evidence__kind="pledge")
    assert "cần nộp Biên bản về việc trẻ bị bỏ rơi" in needed(declaration__kind="found")
    handed = {"components.declaration.handed": "true"}
    assert "đã nhận Tờ khai" in HtmlPage(clerk.post(f"{ACTION}/thanh-phan", {**empty, **handed}).text).text
    # The same without a script: the button brings the page back with everything in it.
    looked = clerk.post(ACTION, {**empty, "declaration.kind": "found", "then": "look"})
    assert "Biên bản về việc trẻ bị bỏ rơi" in HtmlPage(looked.text).text


def test_a_scan_survives_a_page_that_comes_back_with_faults(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    typed = fills_in(clerk, applicant__full_name="")
    typed["components.medical_birth_certificate.kind"] = "scan"
    del typed["components.medical_birth_certificate.original_kept"]
    scan = {"components.medical_birth_certificate.file": ("giấy chứng sinh.png", picture())}
    refused = HtmlPage(clerk.post(ACTION, typed, files=scan).text)
    again = refused.form(ACTION).boxes
    assert again["components.medical_birth_certificate.file_id"]

    files(clerk, {**again, "applicant.full_name": "Nguyễn Văn Mẫu"})
    with desk.front.database.transaction() as session:
        certificate = session.scalars(select(Component).where(Component.code == "medical_birth_certificate")).one()
    assert str(certificate.file_id) == again["components.medical_birth_certificate.file_id"]


def test_a_file_that_is_no_paper_is_refused_beside_its_component(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    word = {"components.declaration.file": ("tờ khai.docx", b"PK\x03\x04 something")}
    refused = clerk.post(ACTION, fills_in(clerk), files=word)
    assert refused.status_code == 422
    assert "Đây là tệp văn bản hoặc tệp nén" in HtmlPage(refused.text).text


def test_a_form_left_half_way_is_offered_again_to_the_same_clerk_alone(desk: DeskHouse) -> None:
    clerk, other = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    begun = clerk.opens(FORM)
    typed = {"applicant.full_name": "Nguyễn Văn Dở", "declaration.child.birth_date": "1/9/20"}
    assert clerk.sends(begun, f"{ACTION}", then="look").status_code == 422
    assert clerk.post(f"{ACTION}/nhap", {"luot": begun.form(ACTION).boxes["luot"], **typed}).status_code == 204

    offered = clerk.opens("/tiep-nhan/moi")
    assert "Đang nhập dở, chưa nộp" in offered.text
    assert "Nguyễn Văn Dở" in offered.text
    mine = clerk.opens(left_in(offered))
    assert "Bản nháp lưu" in mine.text
    assert mine.form(ACTION).boxes["applicant.full_name"] == "Nguyễn Văn Dở"
    assert mine.form(ACTION).boxes["declaration.child.birth_date"] == "1/9/20"
    assert "Nguyễn Văn Dở" not in other.opens("/tiep-nhan/moi").text
    assert other.opens(FORM).form(ACTION).boxes["applicant.full_name"] == ""

    clerk.post(f"{ACTION}/bo-nhap", {"luot": mine.form(ACTION).boxes["luot"]})
    assert "Đang nhập dở" not in clerk.opens("/tiep-nhan/moi").text


def left_in(page: HtmlPage) -> str:
    """Where the first form that was left open is opened again."""
    return next(link for link in page.links if "luot=" in link)


def test_a_refused_form_is_kept_too_and_a_filed_one_is_forgotten(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    clerk.post(ACTION, fills_in(clerk, applicant__full_name=""))
    kept = clerk.opens(left_in(clerk.opens("/tiep-nhan/moi"))).form(ACTION).boxes
    assert kept["declaration.child.full_name"] == "Nguyễn Thị An Mẫu"
    files(clerk, {**kept, "applicant.full_name": "Nguyễn Văn Mẫu"})
    with desk.front.database.transaction() as session:
        assert session.scalars(select(FormDraft)).all() == []


def test_procedures_are_found_by_a_few_letters(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    found = clerk.opens("/tiep-nhan/moi?tim=khai+sinh")
    assert FORM in found.links
    assert "Đăng ký khai tử" not in found.text
    assert "Liên thông" in clerk.opens("/tiep-nhan/moi?tim=lien+thong").text
    assert "Xem tất cả thủ tục" in clerk.opens("/tiep-nhan/moi?tim=hang+khong").text
    assert clerk.get("/tiep-nhan/moi?thu-tuc=khong-co").status_code == 404
