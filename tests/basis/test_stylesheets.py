"""The stylesheets: small files that are sent as a few minified ones, and each colour in one place."""

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage

from raadsportaal.basis import colours, pdf, stylesheets
from raadsportaal.volgen.templatetags import volgen_tags

STATIC = settings.BASE_DIR / "static"
SHEETS = {f"css/{path.relative_to(STATIC / 'css')}": path.read_text() for path in (STATIC / "css").rglob("*.css")}
PARTS = {part for text in SHEETS.values() for part in stylesheets.parts_of(text)}
SENT = sorted(SHEETS.keys() - PARTS)
SOURCES = "".join(
    path.read_text()
    for folder in ("templates", "static/js", "raadsportaal", "agendas", "kennisbank", "samenwerking")
    for path in (settings.BASE_DIR / folder).rglob("*")
    if path.suffix in {".html", ".py", ".js"}
)
# `.a :focus` is about what is inside .a, `.a:focus` about .a itself.
INSIDE = re.compile(r"[\w\])*] :(?=[a-z])")
HEX = re.compile(r"(?<![\w&/])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b", re.IGNORECASE)


def test_every_part_is_in_a_stylesheet_that_a_page_asks_for():
    templates = "".join(path.read_text() for path in (settings.BASE_DIR / "templates").rglob("*.html"))
    assert [name for name in SENT if not re.search(rf"static ['\"]{name}['\"]", templates)] == []
    assert SHEETS.keys() >= PARTS
    assert len(PARTS) > 60


@pytest.mark.parametrize("name", SENT)
def test_what_is_sent_holds_every_part_and_is_minified(name):
    sent = stylesheets.built(name)
    for part in stylesheets.parts_of(SHEETS[name]):
        assert stylesheets.joined(SHEETS[part], SHEETS.get) in sent, part
    assert "@import" not in sent
    assert not re.search(r"/\*|\n|  |;}|(?<!::first-letter) {|} |: \d", sent)


@pytest.mark.parametrize("name", SENT)
def test_minifying_keeps_what_the_selectors_say(name):
    parts = [SHEETS[part] for part in stylesheets.parts_of(SHEETS[name])] + [SHEETS[name]]
    written = sum(len(INSIDE.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))) for text in parts)
    assert len(INSIDE.findall(stylesheets.built(name))) == written


def test_a_part_may_not_import_nor_point_to_a_file_from_another_folder():
    bundle = '@import "deel/a.css" layer(basis);\n'
    for part in ('@import "b.css";', "a { background: url(b.svg); }"):
        with pytest.raises(ValueError, match=r"css/deel/a\.css"):
            stylesheets.joined(bundle, {"css/deel/a.css": part}.get)


def test_collectstatic_serves_the_whole_ones_hashed_and_packed_and_no_part(tmp_path):
    storage = stylesheets.BundledStaticFilesStorage(location=tmp_path)
    source = FileSystemStorage(location=STATIC)
    names = [f"{path.relative_to(STATIC)}" for folder in ("css", "fonts") for path in (STATIC / folder).rglob("*.*")]
    for name in names:  # as collectstatic copies them
        with source.open(name) as file:
            storage.save(name, file)

    done = list(storage.post_process({name: (source, name) for name in names}))

    assert not [error for *_, error in done if isinstance(error, Exception)]
    served = {f"{path.relative_to(tmp_path)}" for path in tmp_path.rglob("*.css")}
    assert served == {*SENT, *(storage.hashed_files[name] for name in SENT)}
    for name in SENT:
        hashed = tmp_path / storage.hashed_files[name]
        assert re.fullmatch(r".+\.[0-9a-f]{12}\.css", hashed.name)
        assert re.sub(r'url\("(.+?)\.[0-9a-f]{12}\.woff2"\)', r"url(\1.woff2)", hashed.read_text()) == (
            stylesheets.built(name)
        )
        assert hashed.with_name(hashed.name + ".br").exists()


@pytest.fixture
def another_blue(tmp_path, monkeypatch):
    """The stylesheets with one line of one file changed."""
    tokens = shutil.copytree(STATIC / "css", tmp_path / "css") / "tokens.css"
    was, blue = colours.kleuren()["blauw-700"], "#ff00ff"
    line = f"--raad-color-blauw-700: {was};"
    assert tokens.read_text().count(line) == 1
    tokens.write_text(tokens.read_text().replace(line, line.replace(was, blue)))
    monkeypatch.setattr(stylesheets, "SOURCE", tmp_path)
    monkeypatch.setattr(colours, "CSS", tokens.parent)
    _forget()
    yield was, blue
    _forget()


def _forget():
    colours.kleuren.cache_clear()
    colours.doelkleuren.cache_clear()
    volgen_tags._mail_css.cache_clear()


def test_another_blue_is_one_line_for_the_pages_the_desk_the_e_mails_and_the_papers(another_blue, tmp_path):
    was, blue = another_blue
    for name in ("css/raadsportaal.css", "css/beheer.css", "css/voorbeeld.css"):
        sent = stylesheets.built(name)
        assert blue in sent
        assert was not in sent.lower()
    assert blue in volgen_tags.mailstijl()
    assert was not in volgen_tags.mailstijl()

    paper = tmp_path / "papier.typ"  # a heading of the second level is blue
    paper.write_text('#import "/raadsportaal/basis/papier.typ": papier\n#show: papier.with(titel: "x")\n== Kop\n')
    image = pypdfium2.PdfDocument(_rendered(paper))[0].render(scale=4)
    blue, green, red = (bytes(image.buffer)[start :: image.n_channels] for start in range(3))
    assert any(b == r == 255 and g == 0 for b, g, r in zip(blue, green, red, strict=True))


def _rendered(paper):
    """Typst reads below one root: the template stands there for a moment."""
    place = Path(pdf.__file__).with_name("proef_kleur.typ")
    place.write_text(paper.read_text())
    try:
        return pdf.render(place, {})
    finally:
        place.unlink()


def test_the_bar_of_a_phone_has_the_colour_of_the_night(client, db):
    night = colours.kleuren()["nacht"]
    assert re.fullmatch("#[0-9a-f]{6}", night)
    assert f'<meta name="theme-color" content="{night}">' in client.get("/over/").content.decode()


def test_every_goal_has_a_colour_and_a_number_that_can_be_read_on_it():
    assert len(colours.doelkleuren()) == 17
    for ground, number in colours.doelkleuren():
        light, dark = sorted((_luminance(ground), _luminance(number)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3  # large and bold


def _luminance(colour):
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_name_that_is_asked_for_is_given_and_one_that_is_given_is_asked_for():
    of_the_desk = re.compile("beheer|controle|dubbel|importeren")  # where Django gives and asks for names too
    portal = "".join(text for name, text in SHEETS.items() if not of_the_desk.search(name))
    given = set(re.findall(r"(--[\w-]+): ", portal))
    assert set(re.findall(r"var\((--[\w-]+)\)", portal + SOURCES)) - given == set()
    assert given - set(re.findall(r"var\((--[\w-]+)", "".join(SHEETS.values()) + SOURCES)) == set()


def test_no_rule_is_for_a_class_that_nothing_has():
    of_htmx = {"htmx-request", "htmx-indicator"}
    portal = [text for name, text in SHEETS.items() if name.split("/")[1] in {"componenten", "samenwerking", "werk"}]
    selectors = re.sub(r"/\*.*?\*/|\{[^{}]*\}|url\(.*?\)", "", "".join(portal), flags=re.DOTALL)
    said = set(re.findall(r"[\w-]+", SOURCES))
    for name in set(re.findall(r"\.([a-z][\w-]*)", selectors)) - of_htmx - said:
        made = name.rsplit("-", 1)[0] + "-{"  # in a template or a function: raad-sterkte--{{ praktijk.zekerheid }}
        assert made in SOURCES, name


def test_a_colour_is_named_once():
    named = HEX.findall(SHEETS["css/tokens.css"])
    assert len(named) == len(set(named))
    again = {colour for name, text in SHEETS.items() if name != "css/tokens.css" for colour in HEX.findall(text)}
    assert again & set(named) == set()


# Where a colour may be written: the names, the goals, and what only the night has.
COLOURED = {"css/tokens.css", "css/doelkleuren.css", "css/rollen.css", "css/beheer/rollen.css"}
# The two marks of the legend; hero.css gives them their colours, so these go when the page is laid out anew.
LEGEND = "templates/portaal/home.html"


def test_the_picture_of_the_logo_has_two_of_them():
    """In a tab it stands alone: there it reads no stylesheet."""
    picture = (STATIC / "img" / "logo.svg").read_text().lower()
    assert sorted(HEX.findall(picture)) == [colours.kleuren()["inkt"], colours.kleuren()["oranje"]]


def test_no_colour_stands_anywhere_else():
    for name, text in SHEETS.items():
        if name not in COLOURED:
            assert not HEX.search(text) and "rgb(" not in text and "hsl(" not in text, name
    for folder in ("templates", "raadsportaal", "agendas", "kennisbank", "samenwerking"):
        for path in (settings.BASE_DIR / folder).rglob("*"):
            if path.suffix in {".html", ".py", ".typ"} and str(path.relative_to(settings.BASE_DIR)) != LEGEND:
                found = [
                    line for line in path.read_text().splitlines() if re.search(r"[\"'(]#[0-9a-fA-F]{3,8}[\"')]", line)
                ]
                assert [line for line in found if "  # " not in line] == [], path  # a comment says why
