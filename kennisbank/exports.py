"""Exactly what is filtered, as CSV or XLSX: one row a praktijk, lists joined with a semicolon."""

from django.utils import timezone

from agendas import vn

COLUMNS = [
    "adres", "titel", "samenvatting", "taal", "plaats", "land", "landcode", "werelddeel", "breedtegraad", "lengtegraad",
    "inwoners", "sinds", "tot", "themas", "onderwerpen", "trefwoorden", "doelen", "subdoelen", "sdg_uris",
    "netwerken", "richting", "zekerheid",
    "afloop", "rollen", "probleem", "aanpak", "resultaat", "lastig", "kan_in_nederland", "uitleg", "wie_besluit",
    "wie_voert_uit", "kosten", "begin_klein", "vragen", "bronnen", "gecontroleerd_op", "gewijzigd_op",
]  # fmt: skip


def row(p, absolute):
    """Of a praktijk; `absolute` makes a whole address of a path."""
    stappen = [f"{stap.titel}: {stap.tekst}" for stap in p.stapregels.all()]
    bronnen = [f"{bron.titel} ({bron.uitgever}) {bron.url}" for bron in p.bronregels.all()]
    return [
        absolute(p.get_absolute_url()), p.titel, p.samenvatting, p.taal, p.plaats, p.land.naam, p.land.code,
        p.land.get_werelddeel_display(), p.breedtegraad, p.lengtegraad, p.inwoners, p.sinds, p.tot,
        "; ".join(thema.naam for thema in p.themas.all()),
        "; ".join(one.naam for one in p.onderwerpen.all()),
        "; ".join(p.trefwoorden),
        "; ".join(str(regel.doel.nummer) for regel in p.doelregels.all()),
        "; ".join(subdoel.code for subdoel in p.subdoelen.all()),
        "; ".join(vn.addresses(p.doelen_op_volgorde, p.subdoelen.all())),
        "; ".join(netwerk.afkorting for netwerk in p.netwerken.all()),
        p.get_richting_display(), p.get_zekerheid_display(), p.get_afloop_display(), "; ".join(p.rol_labels),
        p.probleem, "\n".join(stappen), p.resultaat, p.lastig, p.get_nl_antwoord_display(), p.nl_duiding, p.nl_besluit,
        p.nl_uitvoering, p.nl_kosten, p.nl_eerste_stap, "\n".join(v.vraag for v in p.praktijkvraagregels.all()),
        "\n".join(bronnen), p.gecontroleerd_op, timezone.localdate(p.gewijzigd_op),
    ]  # fmt: skip
