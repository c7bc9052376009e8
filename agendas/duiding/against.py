"""Words that may turn the direction of a passage: it may work against the doel that it is about."""

import re

STOPS = (
    r"stop(?:t|pen|gezet|zetten|zetting)?|gestopt|schrap(?:t|pen)?|geschrapt|schaf(?:t|fen)|afscha(?:ft|ffen|ffing)"
    r"|afgeschaft|be[ëe]indig(?:t|en|ing|d)|intrek(?:t|ken|king)|ingetrokken|(?:weg)?bezuinig(?:t|en|ing|ingen|d)"
    r"|opschort(?:en|ing)?|opgeschort|halver(?:en|ing)|gehalveerd|halveert|verwerp(?:t|en)|verworpen"
    r"|niet (?:langer|meer|door|in te stemmen|over te gaan|uit te voeren)|(?:ziet|zien|zag) af|af te zien|afzien van"
    r"|tegen te (?:houden|gaan stemmen)|keert zich tegen|tegen de (?:komst|aanleg|bouw|plaatsing|sluiting|uitbreiding)"
)
# "Geen kind in armoede" is a wish; "verzoekt het college geen medewerking te verlenen" is not.
ASKS = r"verzoekt|verzoeken|roept|draagt|spreekt|besluit|willen|wil|komt|komen|is|er"
TURNING = re.compile(rf"\b(?:{STOPS})\b|(?<=\s)geen\b", re.IGNORECASE)
ASKING = re.compile(rf"\b(?:{ASKS})\b[^.!?]*\Z", re.IGNORECASE)
FURTHEST = 300  # characters between a request and its "geen"


def turning_words(text: str) -> list[str]:
    """Those of a passage, in small letters, each once, in the order of the text."""
    found = []
    for match in TURNING.finditer(text):
        word = match[0].lower()
        if word == "geen" and not ASKING.search(text, max(0, match.start() - FURTHEST), match.start()):
            continue
        found.append(word)
    return list(dict.fromkeys(found))
