"""The rules over a linked death declaration: those of the death, and that something is asked of another agency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from procedures.forms.declarations.linked_death import LinkedDeathDeclaration
from procedures.forms.requester import Requester
from procedures.rules.death_checks import DEATH_RULES
from procedures.rules.findings import Fault, Finding, pointer


def something_is_asked_of_others(
    declaration: LinkedDeathDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    if not declaration.wants_deletion and declaration.benefit is None:
        yield _fault(
            "deletion",
            "nothing_linked",
            "Chưa chọn thủ tục liên thông nào; hãy chọn xóa đăng ký thường trú hoặc trợ cấp, nếu chỉ khai tử thì nộp "
            "thủ tục 1.000656.",
        )


def day_of_death_is_certain(
    declaration: LinkedDeathDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    """The other agencies' forms know no `about 1979`."""
    if declaration.died.about is not None:
        yield _fault(
            "died/on",
            "day_of_death_not_certain",
            "Không rõ ngày chết thì không liên thông được; hãy nộp đăng ký khai tử (1.000656), rồi từng thủ tục riêng.",
        )


def there_is_a_home_to_delete(
    declaration: LinkedDeathDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    home = declaration.permanent_home
    if declaration.wants_deletion and (home is None or home.is_abroad):
        yield _fault(
            "deletion",
            "no_permanent_home",
            "Chưa khai nơi thường trú ở Việt Nam của người chết nên không có gì để xóa; hãy khai nơi thường trú.",
        )


def recipient_is_alive(declaration: LinkedDeathDeclaration, filed_at: date, _: Requester | None) -> Iterator[Finding]:
    wish, number = declaration.benefit, declaration.deceased.personal_number
    if wish is not None and number is not None and wish.recipient.personal_number == number:
        yield _fault(
            "benefit/recipient/personal_number",
            "dead_recipient",
            "Số định danh của người nhận trùng với số của người chết; hãy xem lại cả hai số.",
        )


def each_relative_is_another(
    declaration: LinkedDeathDeclaration, filed_at: date, _: Requester | None
) -> Iterator[Finding]:
    if declaration.benefit is None:
        return
    numbers = [relative.personal_number for relative in declaration.benefit.relatives]
    if len({*numbers, declaration.benefit.recipient.personal_number}) <= len(numbers):
        yield _fault(
            "benefit/relatives",
            "relative_named_twice",
            "Một người được ghi hai lần trong số người nhận và những người thân khác; hãy xem lại.",
        )


def _fault(place: str, code: str, detail: str) -> Fault:
    return Fault(pointer("declaration", *place.split("/")), code, detail)


LINKED_DEATH_RULES = (
    *DEATH_RULES,
    something_is_asked_of_others,
    day_of_death_is_certain,
    there_is_a_home_to_delete,
    recipient_is_alive,
    each_relative_is_another,
)
