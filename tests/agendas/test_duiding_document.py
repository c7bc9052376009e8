"""A whole document is duided passage by passage, added up, and asked where the world is missing; and the command."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agendas.duiding.current import current_engine
from agendas.duiding.document import judge_document
from agendas.duiding.international import mentions

pytestmark = pytest.mark.django_db

AGREEMENT = """# Samen verder

# Wonen

Wij bouwen 400 sociale huurwoningen in het stationsgebied. De woningcorporatie tekent ervoor.

# Geld

De begroting sluit. De algemene reserve blijft op peil en de kapitaallasten dalen.

# Over de grens

De stedenband met Kostelany houden we aan. Wij blijven een Global Goals-gemeente en kijken hoe Kopenhagen het doet.
"""


@pytest.fixture
def beeld():
    return judge_document(current_engine(), AGREEMENT, [AGREEMENT.index("# Geld")])


def test_each_passage_knows_its_heading_its_page_and_its_place(beeld):
    assert [b.passage.kop for b in beeld.bevindingen] == ["Wonen", "Geld", "Over de grens"]
    assert [b.passage.bladzijde for b in beeld.bevindingen] == [1, 2, 2]
    assert all(AGREEMENT[b.passage.begin : b.passage.einde] == b.passage.tekst for b in beeld.bevindingen)


def test_a_doel_counts_with_one_strong_passage_and_the_rest_is_a_blind_spot(beeld):
    assert 11 in beeld.doelen and 17 in beeld.doelen
    assert 14 in beeld.blinde_vlekken and 11 not in beeld.blinde_vlekken
    assert len(beeld.profiel) == 17
    assert beeld.profiel[10].beste == [0]


def test_the_world_is_named_per_kind_and_missing_where_it_could_be(beeld):
    assert beeld.wereld == {"partnerschap": 1, "agenda": 1, "voorbeeld": 1}
    assert 11 in beeld.kansen and 17 not in beeld.kansen
    assert mentions("De agent gaat naar Gent.") == {"voorbeeld": [(19, 23)]}


def test_an_empty_document_has_seventeen_blind_spots():
    beeld = judge_document(current_engine(), "")
    assert beeld.doelen == [] and beeld.kansen == [] and len(beeld.blinde_vlekken) == 17


def test_the_command_answers_line_by_line_and_goes_on_after_a_broken_one(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    source.write_bytes(
        b'{"id": "a", "text": "Het minimabeleid blijft.", "heading": "Sociaal"}\n{kapot\n\n[1]\n{"id": 2}\n'
        b'\xff\xfe\n{"id": "d", "text": "De agenda wordt vastgesteld.", "heading": null}\n' + b"[" * 90_000 + b"\n"
    )
    call_command("duid", jsonl=[str(source), str(target)], stdout=StringIO())
    answers = [json.loads(line) for line in target.read_text().splitlines()]
    assert len(answers) == 7
    assert answers[0]["doelen"][0] | {"bewijs": 0} == {
        "doel": 1, "sterkte": "sterk", "subdoelen": ["1.2", "1.3"], "bewijs": 0,
    }  # fmt: skip
    assert answers[0]["doelen"][0]["bewijs"] == [[4, 16]]
    assert [answer["id"] for answer in answers] == ["a", None, None, 2, None, "d", None]
    assert ["fout" in answer for answer in answers] == [False, True, True, True, True, False, True]
    assert answers[5]["doelen"] == []


def test_the_command_reads_a_document_in_words_and_as_json(tmp_path):
    path = tmp_path / "akkoord.txt"
    path.write_text(AGREEMENT)
    words, data = StringIO(), StringIO()
    call_command("duid", str(path), stdout=words)
    assert "doel 11" in words.getvalue() and "Wonen" in words.getvalue()
    call_command("duid", str(path), json=True, stdout=data)
    found = json.loads(data.getvalue())
    assert 11 in found["doelen"] and found["passages"][0]["kop"] == "Wonen"


def test_the_command_says_what_is_wrong_with_a_file(tmp_path):
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("duid", str(tmp_path / "weg.txt"))
    (tmp_path / "leeg.txt").write_bytes(b"")
    with pytest.raises(CommandError, match="leeg"):
        call_command("duid", str(tmp_path / "leeg.txt"))
    with pytest.raises(CommandError, match="Geef een bestand"):
        call_command("duid")
