"""What an editor fills in in each field of an agenda, in plain Dutch."""

AGENDA = {
    "titel": "De naam van de afspraak zoals raadsleden die kennen.",
    "korte_titel": "De naam op kaarten en in lijsten, zoals Agenda 2030. Hooguit drie woorden.",
    "groep": "Onder welk kopje staat deze agenda op het portaal?",
    "volgorde": "Lager komt eerst in de lijst.",
    "tekst": "Wat spraken landen of steden af, en met wie? Begin met het belangrijkste.",
    "raad": "Wat kan of moet een gemeenteraad hiermee? Noem besluiten die de raad neemt.",
    "jaar": "Het jaar waarin de afspraak is gemaakt.",
    "doeljaar": "Het jaar waarin het doel gehaald moet zijn. Leeg als er geen jaar is.",
    "schaal": "Voor wie geldt het: de wereld, Europa, Nederland, een netwerk of één gemeente?",
    "bindend": "Moet Nederland zich hieraan houden? Kies ‘deels’ als dat voor een deel geldt.",
    "bron_titel": "De titel van de officiële tekst.",
    "bron_url": "Het adres van die tekst, met https:// ervoor.",
    "gecontroleerd": "Waarmee u deze tekst vergeleek en wanneer. Laat leeg als dat niet is gebeurd.",
}
MIJLPAAL = {
    "datum": "Weet u alleen het jaar, kies dan 1 januari.",
    "nauwkeurigheid": "Hoe precies is de datum bekend?",
    "einddatum": "Alleen als het meer dagen duurt.",
    "titel": "Wat gebeurt er dan?",
    "soort": "Bijvoorbeeld: besluit, rapport, conferentie.",
    "referentie": "Nummer van het besluit of artikel.",
    "bron_url": "Waar de datum staat, met https:// ervoor.",
    "gecontroleerd": "Met welke bron is de datum vergeleken, en wanneer? Laat leeg als dat niet is gebeurd.",
}
VRAAG = {
    "vraag": "Een vraag die een raadslid zo kan stellen.",
    "moment": "Wanneer past zij? Bijvoorbeeld: bij de kadernota.",
    "doel": "Hoort zij bij één doel? Typ nummer of woord.",
    "subdoel": "Hoort zij bij één subdoel? Typ nummer of woord.",
    "volgorde": "Lager komt eerst.",
}
INDICATOR = {
    "titel": "Wat meet het, in gewone woorden? Zonder eenheid en zonder jaar.",
    "code": "Korte naam in kleine letters, zoals gas_woning. Bestanden met cijfers gebruiken hem. Verander hem niet.",
    "eenheid": "Zoals: % van woningen, of: m³ per jaar. Begint het met %, dan staat dat achter elk cijfer.",
    "decimalen": "Hoeveel cijfers na de komma een lezer ziet. Bewaard wordt wat de bron schreef.",
    "doel": "Bij welk Global Goal hoort het? Leeg: het is alleen achtergrond en staat bij geen doel.",
    "subdoelen": "Typ een nummer (11.7) of een woord. Het eerste past het best.",
    "band": "Wees streng: ‘meet het doel zelf’ alleen als het subdoel dit vraagt.",
    "richting": "Kies ‘niet beter of slechter’ als meer goed en slecht kan zijn. Dan kleurt het portaal niets.",
    "invloed": "Hoeveel kan een gemeente hier zelf aan doen?",
    "soort": "Geld en inzet zijn geen resultaat. Die kleurt het portaal nooit.",
    "definitie": "Wat telt mee en wat niet, van welke dag of welk jaar?",
    "kanttekening": "Wat gaat mis als iemand dit te snel leest?",
    "vraag": "Een vraag die een raadslid bij een hoog en bij een laag cijfer kan stellen.",
    "uitleg_invloed": "Wat beslist de raad hierover, en wat niet?",
    "bron": "Wie maakt deze cijfers? Staat de bron er niet bij, maak haar dan eerst.",
    "tabel": "Nummer of naam van de tabel bij de bron.",
    "breuk": "Het eerste jaar waarin anders is gemeten. Leeg als dat nooit gebeurde.",
    "berekend": "Vink aan als dit portaal het cijfer uit andere cijfers rekent.",
    "optelbaar": "Alleen bij een aantal, zoals inwoners. Niet bij een percentage, gemiddelde of ‘per 1.000 inwoners’.",
    "laagst": "Een cijfer hieronder wordt geweigerd. Bij een percentage: 0.",
    "hoogst": "Een cijfer hierboven wordt geweigerd. Bij een percentage: 100.",
}
CIJFERNOOT = {
    "gemeente": "Typ een paar letters van de naam.",
    "tekst": "Staat bij het cijfer van deze gemeente.",
    "niet_vergelijken": "Dan telt dit cijfer niet mee als het portaal gemeenten vergelijkt.",
}
LANDELIJK = {
    "jaar": "Een import vergelijkt de gemeenten samen met dit cijfer.",
    "waarde": "Het cijfer van Nederland, in dezelfde eenheid.",
    "hoe": "Waar komt het vandaan? Bijvoorbeeld: uit de tabel (NL01).",
}
