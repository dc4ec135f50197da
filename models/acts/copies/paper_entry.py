"""An entry as the officer copied it out of a book on paper, from before the electronic one."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from models.acts.outcome import ShortText
from models.acts.refusal import FormFault, FormFaults
from models.register.books.book import Book
from models.register.books.extract import ON_PAPER
from models.register.books.written_day import is_kept_day

_MUST = "Hãy ghi “{}”; không có mục này thì không cấp được trích lục."
_NO_FIELD = "Sổ này không có mục “{}”."
_NO_DAY = "“{}” phải là ngày có thật."


class FieldOfEntry(BaseModel):
    """One field of the book by its name, and what stands in it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    field: str = Field(max_length=60, title="Mục trong sổ")
    value: str = Field(max_length=300, title="Nội dung")


class PaperEntry(BaseModel):
    """Where the entry stands and what it says, field by field."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    number: ShortText = Field(title="Số đăng ký")
    volume: str = Field(default="", max_length=60, title="Quyển số")
    registered_on: str = Field(max_length=10, title="Ngày đăng ký")
    registered_at: ShortText = Field(title="Cơ quan đăng ký")
    fields: list[FieldOfEntry] = Field(min_length=1, max_length=40, title="Nội dung trong sổ")

    def extract(self, book: Book) -> dict[str, str]:
        """The record of the entry, or `FormFaults` naming everything that keeps it from being one."""
        values = {row.field: row.value.strip() for row in self.fields}
        faults = [*self._faults(book, values)]
        if faults:
            raise FormFaults(faults)
        return {
            "book": book.code,
            "found_in": ON_PAPER,
            "entry_id": "",
            "entry_number": self.number,
            "volume": self.volume.strip(),
            "registered_on": self.registered_on,
            "registered_at": self.registered_at,
            **{field: values.get(field, "") for field in book.printed},
        }

    def _faults(self, book: Book, values: dict[str, str]) -> list[FormFault]:
        faults = [
            FormFault(f"/paper/fields/{place}/field", _NO_FIELD.format(row.field))
            for place, row in enumerate(self.fields)
            if row.field not in book.printed
        ]
        faults += [_fault(field, _MUST.format(book.title(field))) for field in book.needed if not values.get(field)]
        faults += [
            _fault(field, _NO_DAY.format(book.title(field)))
            for field in book.days
            if values.get(field) and not is_kept_day(values[field])
        ]
        if not is_kept_day(self.registered_on, whole=True):
            faults.append(FormFault("/paper/registered_on", _NO_DAY.format("Ngày đăng ký")))
        return faults


def _fault(field: str, detail: str) -> FormFault:
    return FormFault(f"/paper/fields/{field}", detail)
