"""Which letters can be printed, and what becomes of the others."""

from __future__ import annotations

import pytest

from documents.draw import draw
from documents.printable import UnprintableText, composed, on_certificate, on_paper, printable_letters, unprintable
from tests.documents import samples
from tests.documents.pdf_text import squeezed, text_of


def test_every_letter_called_printable_is_in_the_fonts_in_every_style() -> None:
    # The archive form of PDF refuses a letter without a glyph, so drawing at all is the proof.
    letters = " ".join(printable_letters())
    refusal = samples.decision_refusal().model_copy(update={"reason": letters, "legal_basis": (letters,)})
    drawn = squeezed(text_of(draw(refusal.model_copy(update={"remedy": letters}))))
    assert drawn.count("ẵẶặẸẹ") == 3


def test_names_of_every_people_of_the_country_can_be_printed() -> None:
    for name in ("Y Blŏ Êban", "H'Ƀrũm Niê Kdăm", "Kʼbrôi", "Đinh Y Ƀơm", "Lò Thị Ún", "Siu Jư̆n", "Ksor H'Čuôr"):
        assert unprintable(name) == "", name


def test_decomposed_input_is_composed_before_it_is_drawn() -> None:
    assert composed("Nguye\u0302\u0303n Thi\u0323 A\u0301nh") == "Nguyễn Thị Ánh"


def test_breaks_controls_and_invisible_marks_do_not_reach_the_paper() -> None:
    assert composed("Trần\u202e\u200b Văn\n\tA\x00\u00a0B") == "Trần Văn A B"


def test_a_letter_without_a_glyph_shows_as_a_box_on_a_slip_and_is_named_to_intake() -> None:
    assert on_paper("Lý 李 😀") == "Lý □ □"
    assert unprintable("Lý 李 😀") == "李😀"


def test_a_certificate_is_never_printed_with_holes() -> None:
    with pytest.raises(UnprintableText) as stopped:
        draw(samples.birth_certificate(child_name="Lý 李 Ánh"))
    assert stopped.value.letters == "李"
    assert "李" not in str(stopped.value)
    assert on_certificate("Lý  Ánh ") == "Lý Ánh"


def test_a_letter_whose_capital_is_two_letters_does_not_stop_a_certificate() -> None:
    small_only = "".join(letter for letter in printable_letters() if len(letter.upper()) > 1)
    assert small_only
    draw(samples.birth_certificate(child_name=f"Trần {small_only}"))
