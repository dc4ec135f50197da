"""The officer appraises a marriage to be registered anew; where the book still stands there is only a refusal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from language.phrase import phrase
from models.acts.act import Deed
from models.acts.appraises import Drafted, ProposeRefusal, ProposeRegistration
from models.acts.marriage.appraises import APPRAISES_MARRIAGE
from models.acts.refusal import FormFault, FormFaults
from models.register.old_book import old_book_kept

_COPIES = "2.000635"


def _record(deed: Deed, form: Any) -> Drafted:
    keeper = old_book_kept(deed.session, deed.dossier)
    if keeper and isinstance(form, ProposeRegistration):
        detail = phrase(
            "Sổ đăng ký kết hôn còn lưu tại {keeper}; chỉ có thể đề nghị từ chối, hướng dẫn cấp bản sao trích lục.",
            keeper=keeper,
        )
        raise FormFaults([FormFault("/outcome", detail)])
    if keeper and isinstance(form, ProposeRefusal) and _COPIES not in form.reason:
        detail = phrase(
            "Hãy hướng dẫn người dân đề nghị cấp bản sao trích lục kết hôn (thủ tục {copies}).", copies=_COPIES
        )
        raise FormFaults([FormFault("/reason", detail)])
    return APPRAISES_MARRIAGE.record(deed, form)


APPRAISES_AGAIN = replace(APPRAISES_MARRIAGE, variant="again", record=_record)
