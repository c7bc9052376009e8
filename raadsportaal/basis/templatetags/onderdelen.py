"""Small parts that every template may use: icons, dot maps, numbers, highlights. Always loaded (settings)."""

import re

from django import template
from django.shortcuts import resolve_url
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import slugify

from raadsportaal.basis import kinds, maps
from raadsportaal.basis.colours import kleuren
from raadsportaal.basis.logs import request_number
from raadsportaal.basis.tables import dates, numbers
from raadsportaal.basis.texts import one_line

register = template.Library()

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_]|[\x02‘“])")

ICONEN = {
    "zoek": "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.2 16.2 21 21",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "kopieer": "M8 8h12v13H8zM4 16V3h12",
    "print": "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
    "let": "M12 3 22 20H2L12 3zM12 10v4.5M12 17.2v.1",
    "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.6v.1",
    "lamp": "M9 18h6M10 21h4M12 3a6 6 0 0 0-3.6 10.8c.7.6 1.1 1.3 1.1 2.2h5c0-.9.4-1.6 1.1-2.2A6 6 0 0 0 12 3z",
    "kruis": "M5 5l14 14M19 5 5 19",
    "wereld": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 4 6 4 9s-1 6-4 9c-3-3-4-6-4-9s1-6 4-9z",
    "download": "M12 3v12M7 10.500 12 15.500l5-5M4 20h16",
    "stuk": "M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7",
    "bewaar": "M6 3h12v18l-6-5-6 5z",
    "omhoog": "M12 20V5M5 12l7-7 7 7",
    "omlaag": "M12 4v15M5 12l7 7 7-7",
    "bel": "M6 17V10.500a6 6 0 0 1 12 0V17l1.500 2h-15zM10 21.500h4",
    "vink": "M4 12.5 9.5 18 20 6.5",
    "document": "M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7",
}


@register.simple_tag
def verzoeknummer():
    """The number of this request, that the log has too."""
    return request_number.get()


@register.simple_tag(name="icoon")
def teken(naam, maat=20):
    """An icon beside a text that says the same; never an icon alone."""
    return format_html(
        '<svg width="{0}" height="{0}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
        'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{1}"/></svg>',
        maat,
        ICONEN[naam],
    )


# The icon of a notice of each kind.
TEKENS = {"": "info", "let": "let", "negatief": "let", "positief": "vink"}


@register.simple_block_tag
def melding(content, soort="", kop="", icoon="", rol="", klasse=""):
    """A notice: {% melding "let" kop="…" %}<p>…</p>{% endmelding %}; soort is "", let, negatief or positief."""
    modifier = f" raad-melding--{soort}" if soort else ""
    return format_html(
        '<div class="raad-melding{}{}"{}>{}{}{}</div>',
        modifier,
        f" {klasse}" if klasse else "",
        format_html(' role="{}"', rol) if rol else "",
        teken(icoon or TEKENS[soort], 26),
        format_html("<p><strong>{}</strong></p>", kop) if kop else "",
        _trimmed(content),
    )


@register.simple_block_tag
def feit(content, label, klasse=""):
    """A fact in a <dl>: {% feit "Doeljaar" %}{{ agenda.doeljaar }}{% endfeit %}."""
    attribute = format_html(' class="{}"', klasse) if klasse else ""
    return format_html("<div><dt>{}</dt><dd{}>{}</dd></div>", label, attribute, _trimmed(content))


@register.simple_block_tag
def lijstregel(content, titel, naar, taal="", icoon=""):
    """A line of a list: {% lijstregel dossier.titel dossier.get_absolute_url %}<p>…</p>{% endlijstregel %}."""
    return format_html(
        '<li class="raad-koppeling{}">{}<div><a href="{}"{}>{}</a>{}</div></li>',
        "" if icoon else " raad-koppeling--kaal",
        format_html('<span class="raad-taken__ico">{}</span>', teken(icoon, 22)) if icoon else "",
        naar,
        in_taal(taal),
        titel,
        _trimmed(content),
    )


def _trimmed(content):
    """What a template rendered, without the white space of its layout at both ends."""
    return mark_safe(content.strip())  # noqa: S308 (rendered and escaped by the template)


@register.simple_tag(takes_context=True)
def menuregels(context):
    """All lines of the menu, made once: a page has them in its bar and in the panel of a narrow screen."""
    return context.template.engine.get_template("onderdelen/menu.html").render(context)


@register.simple_tag(takes_context=True)
def menupunt(context, naam, naar, *rooms):
    """A line of the menu to an address, a route or a record; it says so on its page, and in its rooms (app names)."""
    request, address = context.get("request"), resolve_url(naar)
    match = request and request.resolver_match
    current = "page" if request and request.path == address else "true" if match and match.app_name in rooms else ""
    attribute = format_html(' aria-current="{}"', current) if current else ""
    return format_html('<li><a href="{}"{}>{}</a></li>', address, attribute, naam)


@register.inclusion_tag("onderdelen/kruimels.html", takes_context=True)
def kruimels(context, *boven, hier):
    """The path to this page: of each page above it what it is called and its address or route, from the top."""
    addresses = (naar if naar.startswith("/") else reverse(naar) for naar in boven[1::2])
    return {"request": context.get("request"), "boven": zip(boven[::2], addresses, strict=True), "hier": hier}


@register.simple_tag
def tabelkop(*koppen):
    """The head of a table whose columns have words for a name."""
    cells = format_html_join("", '<th scope="col">{}</th>', [(kop,) for kop in koppen])
    return format_html("<thead><tr>{}</tr></thead>", cells)


@register.simple_tag
def kleur(naam):
    """A colour of the stylesheets, where only the colour itself will do."""
    return kleuren()[naam]


@register.simple_tag
def doelnummer(nummer, titel="", groot=False, stil=False):
    """The number of a Global Goal as a coloured square; stil: beside words that say the same."""
    return format_html(
        '<span class="nl-number-badge raad-doel-nr doel-{0}{1}"{2}{3}>{0}</span>',
        nummer,
        " raad-doel-nr--groot" if groot else "",
        format_html(' title="{}"', titel) if titel else "",
        mark_safe(' aria-hidden="true"') if stil else "",
    )


@register.simple_tag
def doelnummers(doelen):
    """The numbers of Global Goals in a row. In Python: a list page has some fifty of them."""
    squares = format_html_join("", "{}", [(doelnummer(doel.nummer, doel.titel),) for doel in doelen])
    return format_html('<span class="raad-doel-lijn"><span class="raad-sr">Global Goals: </span>{}</span>', squares)


@register.simple_tag
def doelchip(doel):
    """A Global Goal by its number and title, as a link to its page."""
    return format_html(
        '<a class="raad-doel-chip {}" href="{}">{} <span>{}</span></a>',
        doel.code,
        doel.get_absolute_url(),
        doelnummer(doel.nummer),
        doel.titel,
    )


@register.simple_tag
def facetkeuzes(group):
    """The boxes of one facet, each with its count. In Python: a list page has some seventy of them."""
    param = group["facet"].param
    return format_html_join(
        "\n",
        '<label class="raad-vink"><input type="checkbox" name="{}" value="{}"{}>{}<span>{}</span>{}</label>',
        [
            (
                param,
                option["key"],
                mark_safe(" checked") if option["chosen"] else "",
                doelnummer(option["key"], stil=True) if param == "doel" else "",
                option["label"],
                _count(param, option, ""),
            )
            for option in group["options"]
        ],
    )


@register.simple_tag
def facetaantallen(groups):
    """The counts of all facets, to be put in their places beside the swap of the list."""
    swap = mark_safe(' hx-swap-oob="true"')
    return format_html_join(
        "", "{}", [(_count(g["facet"].param, option, swap),) for g in groups for option in g["options"]]
    )


def _count(param, option, swap):
    place = f"n-{param}-{slugify(option['key'])}"
    return format_html('<span class="raad-vink__aantal" id="{}"{}>{}</span>', place, swap, getal(option["n"]))


@register.simple_tag
def uitsnede(breedtegraad, lengtegraad, werelddeel, breedte=190, hoogte=107):
    """The dot map around a place, with a mark on it: a picture beside a text that names the place."""
    if breedtegraad is None or lengtegraad is None:
        return ""
    name, x, y, box = maps.cutout(breedtegraad, lengtegraad, werelddeel, breedte, hoogte)
    size = breedte / 190
    return format_html(
        '<svg viewBox="{}" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">'
        '<use href="{}#k" opacity=".55"/><circle cx="{x}" cy="{y}" r="{}" fill="currentColor" opacity=".22"/>'
        '<circle class="raad-merk" cx="{x}" cy="{y}" r="{}" stroke-width="2"/></svg>',
        box,
        static(f"img/kaart-{name}.svg"),
        round(14 * max(size, 0.7), 1),
        round(6 * max(size, 0.7), 1),
        x=x,
        y=y,
    )


@register.simple_tag
def wereldkaart(plaatsen):
    """The marks of many places on the world map; a dot for each (latitude, longitude)."""
    spots = [maps.KAARTEN["wereld"].place(*plaats) for plaats in plaatsen]
    marks = format_html_join("", '<circle cx="{}" cy="{}" r="4.5"/>', spots)
    x, y = maps.KAARTEN["wereld"].place(52.1, 5.3)
    return format_html(
        '<use href="{}#k"/><g class="raad-stip">{}</g><path class="raad-ruit" d="M{} {}l7 7-7 7-7-7z"/>',
        static("img/kaart-wereld.svg"),
        marks,
        x,
        y - 7,
    )


@register.simple_tag
def europese_stippen(plaatsen):
    """The marks of the places that lie on the map of Europe."""
    kaart = maps.KAARTEN["europa"]
    spots = [kaart.place(*plaats) for plaats in plaatsen if kaart.holds(*plaats)]
    return format_html_join("", '<circle class="raad-merk" cx="{}" cy="{}" r="8" stroke-width="2.5"/>', spots)


@register.filter
def in_taal(taal):
    """The attribute of an element whose text is not Dutch, by which a screen reader reads it well."""
    return format_html(' lang="{}"', taal) if taal and taal != "nl" else ""


@register.filter
def in_het_kort(text):
    """Its first sentence, where there are many to choose from."""
    return one_line(text)


@register.filter
def getal(value):
    """1240 becomes 1.240."""
    return "" if value is None else numbers.shown(value)


@register.filter
def van_lijst(n, lijst):
    """ "1 voorbeeld", "1.240 voorbeelden": so many of what a list holds."""
    return f"{getal(n)} {lijst.een if n == 1 else lijst.meer}"


@register.filter
def punt(value):
    """A number for a drawing: with a point, whatever the language of the page."""
    return f"{value:g}"


@register.filter
def hoger(value, pixels):
    """A place in a drawing so many pixels higher; lower when that is negative."""
    return f"{value - pixels:g}"


@register.filter
def markering(text):
    """The words that matched, marked: what stands between the two control characters of a headline (pages.py)."""
    safe = escape(text)
    return mark_safe(  # noqa: S308 (escaped in the line above; only our own two tags are added)
        re.sub("\x02(.*?)\x03", r'<mark class="nl-mark">\1</mark>', safe, flags=re.S)
    )


@register.filter
def hele_zin(text):
    """Of a headline the sentence with the words that matched; dots where it was cut within that sentence."""
    first, last = text.index("\x02"), text.rindex("\x03")
    before, match, after = text[:first], text[first : last + 1], text[last + 1 :]
    *earlier, before = SENTENCE_END.split(before)
    after, *later = SENTENCE_END.split(after)
    starts = earlier or not before or before[:1].isupper()
    ends = later or after.endswith((".", "!", "?"))
    return f"{'' if starts else '… '}{before}{match}{after}{'' if ends else ' …'}"


@register.filter
def afbreekbaar(text):
    """With soft hyphens in the long words of the goals: a phone has no Dutch dictionary to break them by."""
    for part in ("Kwaliteits", "Gender", "gemeen", "doel", "stel", "Verant", "infra", "consump"):
        text = text.replace(part, f"{part}\u00ad") if f"{part} " not in text else text
    return text


@register.filter
def is_gemarkeerd(text):
    return "\x02" in (text or "")


@register.filter
def leesbare_datum(text):
    """2023-05-09 and 09-05-2023 become 9 mei 2023, 2023-05 becomes mei 2023; what is no date stays as it is."""
    return dates.shown(text)


@register.filter
def leesbare_data(text):
    """The days in a text written out: bekeken 24-11-2026 becomes bekeken 24 november 2026."""
    return dates.shown_inside(text)


@register.filter
def regels(text):
    """Paragraphs of a text, split on empty lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text or "") if part.strip()]


@register.filter
def initialen(naam):
    """Sanne de Wit becomes SW."""
    words = naam.split() or ["?"]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


@register.filter
def sleutel(record):
    """What a form sends for a record that may be of several kinds: subdoel-12."""
    return f"{kinds.of_record(record).name}-{record.pk}"
