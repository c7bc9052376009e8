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
