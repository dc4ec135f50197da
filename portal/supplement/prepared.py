"""What an applicant has prepared so far: the files that are with us already, the words he typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from models.acts.supplements import Supplement
from models.register.content_hash import content_hash
from portal.supplement.wanted import Wanted
from web.answer_work_item import Answer

MESSAGE_BOX = "loi-nhan"
LONGEST_TEXT, LONGEST_ANSWER = 500, 2000
MOST_FILES, MOST_FILES_OF_ITEM = 30, 10


@dataclass(frozen=True)
class KeptFile:
    """A file that was looked through and is kept; `item` is the number of what it answers."""

    item: int
    file_id: str
    name: str
    kind: str
    size: int
    pages: int


@dataclass(frozen=True)
class Prepared:
    texts: Mapping[str, str] = field(default_factory=dict)
    files: tuple[KeptFile, ...] = ()

    @classmethod
    def read(cls, fields: Mapping[str, Any]) -> Prepared:
        return cls(dict(fields["texts"]), tuple(KeptFile(**file) for file in fields["files"]))

    def fields(self) -> dict[str, Any]:
        """What the table keeps of it."""
        return {"texts": dict(self.texts), "files": [vars(file) for file in self.files]}

    @property
    def hash(self) -> str:
        """By which the sending page tells what it has shown."""
        return content_hash(self.fields())

    def text(self, box: str) -> str:
        return self.texts.get(box, "")

    def files_for(self, number: int) -> tuple[KeptFile, ...]:
        return tuple(file for file in self.files if file.item == number)

    def with_texts(self, texts: Mapping[str, str]) -> Prepared:
        return replace(self, texts={**self.texts, **texts})

    def with_file(self, kept: KeptFile) -> Prepared:
        return replace(self, files=(*self.files, kept))

    def without_file(self, file_id: str) -> Prepared:
        return replace(self, files=tuple(file for file in self.files if file.file_id != file_id))

    def has_room_for(self, number: int) -> bool:
        return len(self.files) < MOST_FILES and len(self.files_for(number)) < MOST_FILES_OF_ITEM

    def answers(self, item: Wanted) -> bool:
        """Whether anything has been prepared for the item."""
        return bool(self.files_for(item.number) or (item.text_box and self.text(item.text_box)))

    def as_answer(self, wanted: Sequence[Wanted], version: int) -> Answer:
        """What is sent: the files as components, corrected fields by their pointers, all other words as the answer."""
        components = [
            {"code": item.component, "kind": "scan", "source": "upload", "file_id": file.file_id}
            for item in wanted
            if item.component
            for file in self.files_for(item.number)
        ]
        corrections = {
            item.pointer: self.text(item.text_box) for item in wanted if item.pointer and self.text(item.text_box)
        }
        fields = {"components": components, "corrections": corrections, "answer": self._words(wanted)}
        return Answer(Supplement.name, fields, version=version)

    def _words(self, wanted: Sequence[Wanted]) -> str:
        said = [
            f"Mục {item.number} ({item.title}): {self.text(item.text_box)}"
            for item in wanted
            if item.text_box and not item.pointer and self.text(item.text_box)
        ]
        message = self.text(MESSAGE_BOX)
        return "\n".join([*said, message] if message else said)[:LONGEST_ANSWER]


EMPTY = Prepared()
