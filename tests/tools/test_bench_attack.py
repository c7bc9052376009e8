"""Who attacks the portal finds its forms as a browser does, and does the same again with the same seed."""

import json
from itertools import islice
from random import Random

from tools.bench.bent import Bender
from tools.bench.hostile import Attacker, multipart
from tools.bench.hostile_files import hostile_files
from tools.bench.page_forms import links_and_forms

PAGE = """
<a href="/kennisbank/">Voorbeelden</a><input name="los">
<form method="post" action="/x/" enctype="multipart/form-data">
  <input name="titel" value="Plan"><input type="hidden" name="_gezien" value="a:1">
  <input type="checkbox" name="thema" value="wonen" checked><input type="checkbox" name="thema" value="water">
  <select name="soort"><option value="">Kies<option value="motie" selected>Motie</select>
  <textarea name="tekst">
Er komt &lt;een&gt; park.</textarea><input type="file" name="bijlage">
  <button name="daad" value="bewaar">Bewaar</button>
</form>"""


def test_a_form_is_read_with_what_a_browser_would_send_of_it():
    links, [form] = links_and_forms(PAGE)
    assert links == ["/kennisbank/"]
    assert (form.method, form.action, form.is_multipart) == ("POST", "/x/", True)
    assert form.fields == [
        ("titel", "Plan"),
        ("_gezien", "a:1"),
        ("thema", "wonen"),
        ("soort", "motie"),
        ("tekst", "Er komt <een> park."),
    ]
    assert form.choices == {"thema": ["wonen", "water"], "soort": ["", "motie"]}
    assert form.buttons == [("daad", "bewaar")] and form.files == ["bijlage"]


def test_the_same_seed_sends_the_same():
    _, [form] = links_and_forms(PAGE)
    first, again, other = (
        [attacker.body(attacker.mutated(form)) for _ in range(50)] for attacker in map(Attacker, map(Random, (1, 1, 2)))
    )
    assert first == again != other
    assert list(islice(hostile_files(Random(1)), 30)) == list(islice(hostile_files(Random(1)), 30))


def test_half_a_letter_and_a_file_can_be_sent():
    body = multipart([("titel", "\ud83d")], [("bijlage", "../a.pdf", b"\x00\xff")])
    assert b"\xed\xa0\xbd" in body and b'filename="../a.pdf"' in body and b"\x00\xff" in body


GOOD = {"id": 7, "namen": ["a", "b"], "in": {"diep": [{"er": True}]}}


def bends(seed, n=400):
    bender = Bender(Random(seed))
    return [bender.bytes(GOOD) for _ in range(n)]


def test_json_is_bent_in_many_ways_the_same_with_the_same_seed_and_what_is_bent_stays_right():
    found = bends(1)
    assert found == bends(1) != bends(2)
    assert GOOD == {"id": 7, "namen": ["a", "b"], "in": {"diep": [{"er": True}]}}
    assert len(set(found)) > 300
    for sign in (b"NaN", b"9" * 5_000, b"\\u0000", b"\\ud83d", b"[" * 3_000, b'"diep": null'):
        assert any(sign in one for one in found), sign


def test_most_of_what_is_bent_is_still_json_so_that_it_is_looked_into():
    read = [one for one in bends(3) if _is_json(one)]
    assert 200 < len(read) < 400
    assert sum(json.loads(one) != GOOD for one in read) > 150


def _is_json(content):
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def test_xml_is_cut_moved_and_doubled_and_sometimes_still_is_xml():
    bender = Bender(Random(1))
    found = [bender.xml("<a><b>een</b><c>twee</c></a>") for _ in range(300)]
    assert len(set(found)) > 150
    assert any(b"<!DOCTYPE" in one for one in found) and any(b"<b>" in one and b"<c>" not in one for one in found)
