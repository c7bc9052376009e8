"""What a reader sees in a PDF is what comes out: the order, whole words and paragraphs, the right page."""

import re

import pytest

from raadsportaal.basis.documents import Onleesbaar, read_document
from tests.basis.documents.papers import GEMEENTE, hand_pdf, locked_pdf, pdf

NUMBERED = " ".join(f"Zin{number} gaat over het klimaatadaptatiebeleid van onze gemeente." for number in range(1, 90))
RUNNING = """, header: context {
  if calc.odd(counter(page).get().first()) [Coalitieakkoord #h(1fr) Oosterwaard] else [Samen vooruit 2026-2030]
}, footer: context {
  let n = counter(page).get().first()
  if calc.odd(n) [#h(1fr) #n] else [pagina #n van 9]
}"""


def read(data):
    return read_document("stuk.pdf", data)


def order_of(text):
    return [int(number) for number in re.findall(r"Zin(\d+)", text)]


def page_at(document, place):
    return 1 + sum(start <= place for start in document.pages)


def test_one_column_is_read_with_its_paragraphs_and_headings():
    document = read(pdf("= Een titel\n== 1 Wonen\n" + GEMEENTE + "\n\n" + GEMEENTE + "\n== 2 Groen\n" + GEMEENTE))
    text = GEMEENTE.strip()
    assert document.tekst == f"# Een titel\n\n## 1 Wonen\n\n{text}\n\n{text}\n\n## 2 Groen\n\n{text}"
    assert document.pages == [] and document.meldingen == []


@pytest.mark.parametrize("justified", ["true", "false"])
def test_two_columns_are_read_one_after_the_other_below_a_title_and_with_a_table_between(justified):
    source = f"""#set text(hyphenate: true)
#set par(justify: {justified})
#place(top, scope: "parent", float: true)[#text(20pt)[*Een titel over de volle breedte van het blad*]]
= Eerste
{NUMBERED[:1800].rpartition(" Zin")[0]}
#figure(table(columns: 2, [Wat], [Hoeveel geld], [Woningen bouwen], [twee miljoen euro]))
{"Zin" + NUMBERED[:1800].rpartition(" Zin")[2].split(" ")[0]} begint hier. {NUMBERED[1800:].partition(". ")[2]}"""
    text = read(pdf(source, page="columns: 2, width: 595pt, height: 842pt")).tekst
    assert text.startswith("# Een titel over de volle breedte van het blad\n\n## Eerste\n\nZin1 gaat")
    assert order_of(text) == sorted(order_of(text)) and len(order_of(text)) > 80
    assert "• Wat\nHoeveel geld\n• Woningen bouwen\ntwee miljoen euro" in text
    assert text.count("klimaatadaptatiebeleid van onze gemeente.") > 80  # no word was left in two parts


def test_words_broken_at_the_end_of_a_line_are_whole_again_and_real_hyphens_stay():
    lines = ["Wij maken werk van klimaat-", "adaptatie in Noord-", "Holland, van water- en", "wegbeheer, van zee-"]
    lines += [
        "eenden en van water-",
        "en wegbeheer, van sociaal-",
        "economisch beleid met inwoner-",
        "initiatieven van 2026-",
    ]
    lines += [
        "2030, met co-",
        "creatie en subsidie-",
        "regelingen van de VNG-",
        "leden. Wij kiezen inwoner-initiatieven.",
    ]
    document = read(hand_pdf([[(72, 700 - 14 * number, line) for number, line in enumerate(lines)]]))
    assert document.tekst == (
        "Wij maken werk van klimaatadaptatie in Noord-Holland, van water- en wegbeheer, van zee-eenden en van water- "
        "en wegbeheer, van sociaal-economisch beleid met inwoner-initiatieven van 2026-2030, met co-creatie en "
        "subsidieregelingen van de VNG-leden. Wij kiezen inwoner-initiatieven."
    )


def test_words_drawn_apart_to_fill_a_column_stay_in_their_sentence_and_cells_do_not():
    lines = [(72, 700, "Wij bouwen woningen voor jonge gezinnen"), (72, 672, "en voor ouderen.")]
    lines += [(72 + 60 * n, 686, word) for n, word in enumerate(("samen", "samen", "samen"))]
    cells = [(72, 600, "Wat"), (172, 600, "Geld"), (72, 580, "Bouwen"), (172, 580, "twee miljoen")]
    text = read(hand_pdf([sorted(lines, key=lambda line: -line[1]) + cells])).tekst
    sentence = "Wij bouwen woningen voor jonge gezinnen samen samen samen en voor ouderen."
    assert text == f"{sentence}\n• Wat\nGeld\n• Bouwen\ntwee miljoen"


def test_a_table_tight_below_a_paragraph_is_no_part_of_it():
    cells = [(72, 672, "Onderwerp"), (250, 672, "Wat"), (72, 658, "Wonen"), (250, 658, "Bouwen")]
    text = read(hand_pdf([[(72, 700, "Wij bouwen woningen voor"), (72, 686, "jonge gezinnen."), *cells]])).tekst
    assert text == "Wij bouwen woningen voor jonge gezinnen.\n• Onderwerp\nWat\n• Wonen\nBouwen"


def test_lines_that_the_writer_ended_stay_lines():
    lines = ["Meer groen in de wijk", "Veiliger fietsen", "Minder stenen op de pleinen van scholen in de gemeente"]
    text = read(hand_pdf([[(72, 700 - 14 * number, line) for number, line in enumerate(lines)]])).tekst
    assert text == "\n".join(lines)


def test_ligatures_soft_hyphens_and_marks_of_notes_do_not_stay_in_words():
    source = (
        "De efficiënte offerte over fietsen#footnote[Bron: het Rijk.] is af\u00adgerond op 30 m#super[2] grond. " * 3
    )
    text = read(pdf(source)).tekst
    assert text.count("De efficiënte offerte over fietsen is afgerond op 30 m2 grond.") == 3
    assert "1 Bron: het Rijk." in text


def test_headers_footers_and_page_numbers_that_alternate_are_dropped():
    text = read(pdf(NUMBERED * 4, page="width: 420pt, height: 595pt" + RUNNING)).tekst
    assert not any(word in text for word in ("Coalitieakkoord", "Samen vooruit", "pagina", "Oosterwaard"))
    assert order_of(text) == list(range(1, 90)) * 4
    assert "\n" not in text  # one paragraph, over all its pages


def test_headers_and_footers_of_two_pages_are_dropped_and_the_text_stays():
    footer = ", header: [Raadsvoorstel 2026-14], footer: context align(right, counter(page).display())"
    document = read(pdf(NUMBERED, page="width: 595pt, height: 642pt" + footer))
    assert len(document.pages) == 1
    assert "Raadsvoorstel" not in document.tekst and order_of(document.tekst)[0] == 1
    assert not re.search(r"^\d+$", document.tekst, re.M)


def test_a_header_that_changes_with_the_chapter_is_dropped():
    chapters = "#pagebreak()\n".join(f"#chapter.update([Over {name}])\n{NUMBERED[:2500]}\n" for name in "ABCDEFGH")
    header = ", header: context text(8pt, chapter.get())"
    source = f'#let chapter = state("c", [])\n#set page(width: 595pt, height: 842pt{header})\n{chapters}'
    assert "Over " not in read(pdf(source)).tekst


def test_the_heading_of_each_chapter_on_a_new_page_stays():
    chapters = [f"= Hoofdstuk {number}\n{GEMEENTE * number}" for number in range(1, 7)]
    text = read(pdf("\n#pagebreak()\n".join(chapters))).tekst
    assert [f"# Hoofdstuk {number}\n\nDe gemeente" in text for number in range(1, 7)] == [True] * 6


def test_a_sentence_that_goes_on_after_a_footnote_on_the_next_page_is_whole():
    source = NUMBERED.replace("Zin35 gaat", "Zin35#footnote[Een noot onder aan het blad, met een bron.] gaat")
    document = read(pdf(source, page="width: 420pt, height: 595pt"))
    assert order_of(document.tekst) == list(range(1, 90))
    assert document.tekst.count("klimaatadaptatiebeleid van onze gemeente.") == 89
    assert page_at(document, document.tekst.index("Een noot onder")) == 1


def test_the_page_of_each_place_is_right_also_inside_a_paragraph_and_after_an_empty_page():
    pages = "\n#pagebreak()\n".join(["Aardbei is rood.", "", "Banaan is geel.", "= Citroen\nCitroen is zuur."])
    document = read(pdf(pages))
    assert len(document.pages) == 3
    for word, page in (("Aardbei", 1), ("Banaan", 3), ("Citroen is", 4), ("# Citroen", 4)):
        assert page_at(document, document.tekst.index(word)) == page
    assert document.pages == sorted(document.pages)


def test_lists_stay_below_each_other_and_each_item_is_whole():
    text = read(pdf(f"Wij gaan:\n- groener bouwen\n- {NUMBERED[:200]}\n+ een\n+ twee")).tekst
    assert re.search(r"Wij gaan:\n• groener bouwen\n• Zin1 .*\n1\. een\n2\. twee", text)


@pytest.mark.parametrize("contents", ["#outline()", "#set outline.entry(fill: none)\n#outline(title: [Inhoud])"])
def test_a_table_of_contents_is_left_out(contents):
    chapters = "\n".join(f"= Hoofdstuk {name}\n{GEMEENTE}\n#pagebreak()" for name in "ABCDEF")
    text = read(pdf(f"{contents}\n#pagebreak()\n{chapters}")).tekst
    assert text.count("Hoofdstuk B") == 1


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_print_that_was_turned_with_or_without_its_page_is_read(turn):
    turned = pdf(f"#rotate({turn}deg, reflow: true)[#block(width: 400pt)[{NUMBERED[:900]}]]")
    assert order_of(read(turned).tekst) == order_of(NUMBERED[:900])
    lines = [[(72, 700 - 14 * number, f"Zin{number} staat hier op het blad.") for number in range(1, 20)]]
    assert order_of(read(hand_pdf(lines, page_extra=b"/Rotate %d" % turn)).tekst) == list(range(1, 20))


def test_columns_that_the_file_gives_in_another_order_are_read_as_they_stand():
    left = [(60, 700 - 14 * n, f"Zin{n} staat links en vult de hele kolom tot aan de rand") for n in range(1, 30)]
    right = [(320, 700 - 14 * n, f"Zin{29 + n} staat rechts en vult de hele kolom tot de rand") for n in range(1, 30)]
    title = [(60, 780, "Titel van het stuk over de volle breedte van dit blad papier", 16)]
    woven = [line for pair in zip(left, right, strict=True) for line in pair]
    for lines in (right + left + title, woven + title, title + left + right):
        text = read(hand_pdf([lines])).tekst
        assert order_of(text) == list(range(1, 59))
        assert text.startswith("# Titel")


def test_marks_across_the_page_and_print_beside_it_are_no_text():
    source = NUMBERED[:3000] + "\n#pagebreak()\n" + NUMBERED[3000:6000]
    mark = (
        ", background: rotate(-40deg, text(60pt)[CONCEPT]), foreground: place(left + horizon, rotate(90deg)[Zijkant])"
    )
    text = read(pdf(source, page="width: 595pt, height: 842pt" + mark)).tekst
    assert "CONCEPT" not in text and "Zijkant" not in text


def test_a_lock_that_lets_one_read_is_no_hindrance_and_one_that_does_not_is_named():
    assert read(locked_pdf("Wij bouwen woningen.", user=b"")).tekst == "Wij bouwen woningen."
    with pytest.raises(Onleesbaar, match="wachtwoord"):
        read(locked_pdf("Wij bouwen woningen.", user=b"geheim"))


PIXELS = '#image(bytes((1,) * 64 * 90), format: (encoding: "luma8", width: 64, height: 90), width: 100%, height: 100%)'


def test_a_scan_is_refused_and_a_page_without_text_between_others_is_named():
    with pytest.raises(Onleesbaar, match="alleen beeld"):
        read(pdf(PIXELS))
    document = read(pdf(f"{GEMEENTE}\n#pagebreak()\n{PIXELS}\n#pagebreak()\n{GEMEENTE}"))
    assert document.tekst.count("Oosterwaard") == 2
    assert document.meldingen == ["Bladzijde 2 is alleen beeld. Wat daar staat, konden wij niet lezen."]


def test_more_than_300_pages_is_refused():
    with pytest.raises(Onleesbaar, match="301 bladzijden"):
        read(hand_pdf([[(72, 700, "Een bladzijde.")]] * 301))
