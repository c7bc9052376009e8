"""What an editor fills in in each field of a programma, an oproep and the rest of samenwerking, in plain Dutch."""

DOELEN = "Typ een nummer of een woord. Kies alleen waar dit echt aan bijdraagt."
PRECIES = "Weet u alleen het jaar of de maand? Zeg het hier, dan toont de pagina niet meer dan dat."
PROGRAMMA = {
    "soort": "Een programma heeft meestal meer projecten. Wat bij een programma hoort, is een project.",
    "boven": "Alleen voor een project: bij welk programma hoort het?",
    "engelse_titel": "Zoals de financier of uitvoerder het noemt.",
    "afkorting": "De korte naam, als mensen die gebruiken.",
    "begin": "De eerste dag. Bijvoorbeeld 01-03-2024.",
    "begin_precies": PRECIES,
    "begin_gepland": "Vink aan als het nog niet zeker is.",
    "einde": "De laatste dag. Laat leeg als die niet bekend is.",
    "einde_precies": PRECIES,
    "einde_gepland": "Vink aan als het nog niet zeker is.",
    "doelstelling": "Wat moet er anders zijn als het klaar is, en voor wie?",
    "aanpak": "Wat doen de mensen in dit programma? Noem het concreet.",
    "resultaat": "Wat is er al veranderd? Zeg ook wat niet is gemeten.",
    "lastig": "Wat ging of gaat moeilijk? Zonder dit gelooft niemand de rest.",
    "bijdrage_gemeente": "Wat kan een Nederlandse gemeente hieraan bijdragen?",
    "bijdrage_ambtenaar": "Wat kan een ambtenaar doen, en hoeveel tijd kost dat?",
    "bijdrage_bestuurder": "Wat kan een burgemeester of wethouder doen?",
    "bijdrage_raadslid": "Wat kan een raadslid doen?",
    "financier": "Van wie komt het geld?",
    "budget": "Het hele bedrag, zoals 1250000. Laat leeg als u het niet weet.",
    "munt": "De code van de munt: EUR, USD.",
    "budget_toelichting": "Is het voor het hele programma of een deel? Van welk jaar is het bedrag?",
    "partners": "Elke partner op een eigen regel.",
    "landen": "Waar gebeurt het? Typ de eerste letters.",
    "doelen": DOELEN,
    "subdoelen": DOELEN,
    "onvolledig": "Wat weten wij niet? De pagina zegt het eerlijk aan de lezer.",
}
PROGRAMMABRON = {
    "titel": "De titel van het stuk.",
    "url": "Het adres, met https:// ervoor.",
    "jaar": "Over welk jaar gaat het?",
    "taal": "Code van de taal: nl, en, fr.",
    "raadpleging": "Hoe en wanneer u het las.",
}
OPROEP = {
    "tekst": "Wat is het werk, voor wie, en wat moet iemand kunnen?",
    "programma": "Bij welk programma hoort deze oproep? Leeg mag.",
    "rol": "Wat voor kennis wordt er gezocht?",
    "vorm": "Gaat iemand op reis, of kan het op afstand?",
    "tijd": "Bijvoorbeeld: 5 dagen, verdeeld over een half jaar.",
    "periode": "Bijvoorbeeld: maart tot en met juni 2027.",
    "talen": "Welke taal moet iemand goed spreken? U kunt er meer kiezen.",
    "landen": "Waar is het werk? Typ de eerste letters.",
    "wie": "Wie mag reageren? Bijvoorbeeld: ambtenaren van een Nederlandse gemeente.",
    "deadline": "De laatste dag om te reageren. Leeg: er is geen laatste dag.",
}
BIJEENKOMST = {
    "tekst": "Wat gebeurt er, en wie spreekt er? Zet tijden erbij als u die weet.",
    "uitkomst": "Als het is geweest: wat is er afgesproken of geleerd, en waar staat dat?",
    "begin": "Dag en tijd van het begin, in Nederlandse tijd.",
    "einde": "Dag en tijd van het einde. Hele dagen: van 0.00 uur tot 0.00 uur op de dag na de laatste.",
    "taal": "In welke taal is de bijeenkomst?",
    "plaats": "Zaal, straat en plaats. Leeg als het alleen online is.",
    "online": "Vink aan als mensen online mee kunnen doen. Vink ook aan als het alleen online is.",
    "link": "Staat alleen in de e-mail aan deelnemers, niet op de pagina.",
    "website": "Een pagina met meer uitleg, met https:// ervoor.",
    "organisator": "Wie nodigt uit?",
    "land": "Gaat het over één land? Typ de eerste letters.",
    "doelgroepen": "Voor wie is het? U kunt er meer kiezen.",
    "doelen": "Kies de Global Goals waar het over gaat.",
    "aanmelden": "Uit: mensen melden zich ergens anders aan. Zet dat dan in de tekst.",
    "aanmelden_tot": "Leeg: aanmelden kan tot het begin. Nederlandse tijd.",
    "capaciteit": "Hoeveel mensen kunnen erbij? Leeg: geen grens. Daarna komt er een wachtlijst.",
    "afgelast": "Vink aan als het niet doorgaat. Wie zich aanmeldde, krijgt een e-mail.",
    "bron_url": "Waar u dit las, als het van een ander is. Met https:// ervoor.",
}
VEELGESTELD = {
    "titel": "De vraag, zoals een raadslid die stelt. Zonder namen.",
    "samenvatting": "Het antwoord in één of twee zinnen, hooguit 240 tekens.",
    "onderwerp": "Onder welk kopje hoort de vraag?",
    "antwoord": "Het hele antwoord. Haal namen eruit, en alles waaraan iemand een mens of gemeente herkent.",
    "volgorde": "Lager komt eerst in de lijst.",
}
INZET = {
    "agendas": "Bij welke internationale afspraken hoort dit? De inzet staat dan ook op die pagina's. Leeg mag.",
    "inbreng": "Wat vraagt VNG voor gemeenten? Schrijf alleen wat een bron zegt.",
    "met_wie": "Met welke organisaties doet VNG dit? Bijvoorbeeld CEMR, UCLG of het Comité van de Regio’s.",
    "waar_en_wanneer": "Elk moment op een eigen regel: welke maand, waar, wat? Zet het nieuwste onderaan.",
    "stand": "Kies ‘Uitkomst onbekend’ als geen bron zegt wat ervan kwam.",
    "uitkomst": "Wat staat er nu in de wet of de afspraak? Zeg ook wat niet lukte.",
    "raad": "Wat kan een raadslid er morgen mee?",
    "onbekend": "Wat vonden wij niet? De pagina zegt het eerlijk aan de lezer.",
    "volgorde": "Lager komt eerst in de lijst.",
}
INZETBRON = {
    "titel": "De titel van het stuk.",
    "url": "Het adres, met https:// ervoor.",
    "datum": "Zo precies als het er staat. Bijvoorbeeld: juni 2024.",
    "taal": "Code van de taal: nl, en, de.",
    "raadpleging": "Hoe en wanneer u het las.",
}
BELEIDSSTAP = {
    "volgorde": "De plek op de pagina: 1 is de eerste stap.",
    "doen": "Wat doet een raad of fractie in deze stap?",
    "besluit": "Welk besluit hoort erbij? Zeg ook als er nog geen besluit nodig is.",
    "kosten": "Noem alleen bedragen met een bron bij de voorbeelden.",
    "valkuilen": "Waar ging het mis bij anderen?",
    "zinnen": "Zinnen die een raad kan aanpassen. Elke zin op een eigen regel. Onze eigen woorden.",
}
BELEIDSVOORBEELD = {
    "gemeente": "De naam van de gemeente.",
    "tekst": "Wat deed of schreef zij? In onze eigen woorden, met wat eraan te leren is.",
    "bron": "De titel van het stuk.",
    "url": "Het adres, met https:// ervoor.",
    "datum": "Zo precies als het er staat. Bijvoorbeeld: mei 2009.",
    "raadpleging": "Hoe en wanneer u het las.",
}
