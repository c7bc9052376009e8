"""What a row of the export of programmes holds; lists are joined with a semicolon."""

from django.utils import timezone

from agendas import vn

COLUMNS = [
    "adres", "titel", "engelse_titel", "afkorting", "soort", "hoort_bij", "samenvatting", "loopt", "begin",
    "begin_precies", "begin_gepland", "einde", "einde_precies", "einde_gepland", "financier", "partners", "budget",
    "munt", "budget_toelichting", "themas", "doelen", "subdoelen", "sdg_uris", "landen", "landcodes", "plaatsen",
    "doelstelling", "aanpak", "resultaat", "lastig", "bijdrage_gemeente", "bijdrage_ambtenaar", "bijdrage_bestuurder",
    "bijdrage_raadslid", "wat_ontbreekt", "bronnen", "taal", "gecontroleerd_op", "gewijzigd_op",
]  # fmt: skip


def row(p, absolute):
    """Of a programme; `absolute` makes a whole address of a path."""
    boven = p.boven.titel if p.boven and p.boven.is_published else ""
    landen = list(p.landen.all())
    bronnen = [f"{bron.titel} ({bron.jaar or 'jaar onbekend'}) {bron.url}" for bron in p.bronnen.all()]
    return [
        absolute(p.get_absolute_url()), p.titel, p.engelse_titel, p.afkorting, p.get_soort_display(), boven,
        p.samenvatting, p.loop(timezone.localdate()).label, p.begin, p.begin_precies, _yes(p.begin_gepland), p.einde,
        p.einde_precies, _yes(p.einde_gepland), p.financier, "; ".join(p.partners), p.budget,
        p.munt if p.budget is not None else "", p.budget_toelichting, "; ".join(t.naam for t in p.themas.all()),
        "; ".join(str(doel.nummer) for doel in p.doelen.all()), "; ".join(s.code for s in p.subdoelen.all()),
        "; ".join(vn.addresses(p.doelen.all(), p.subdoelen.all())),
        "; ".join(land.naam for land in landen), "; ".join(land.code for land in landen),
        "; ".join(plaats["naam"] for plaats in p.plaatsen), p.doelstelling, p.aanpak, p.resultaat, p.lastig,
        p.bijdrage_gemeente, p.bijdrage_ambtenaar, p.bijdrage_bestuurder, p.bijdrage_raadslid, p.onvolledig,
        "\n".join(bronnen), p.taal, p.gecontroleerd_op, timezone.localdate(p.gewijzigd_op),
    ]  # fmt: skip


def _yes(value):
    return "ja" if value else ""
