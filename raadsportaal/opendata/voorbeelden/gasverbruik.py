"""Het gasverbruik per woning in Zwolle, elk jaar dat er een cijfer is."""

import json
from urllib.request import urlopen

PORTAAL = "https://portaal.example"
adres = f"{PORTAAL}/api/v1/waarden?indicator=aardgas-per-woning&gemeente=GM0193"

while adres:
    with urlopen(adres) as antwoord:
        deel = json.load(antwoord)
    for cijfer in deel["resultaten"]:
        print(cijfer["jaar"], cijfer["waarde"], cijfer["eenheid"])
    adres = deel["_links"].get("next", {}).get("href")
