"""Words that say nothing of what a text is about: never evidence, and no edge of a phrase that is learned."""

STOP = """
aan achter af al alle alleen allemaal alles als altijd ander andere anders behalve beide beter bij bijna binnen boven
buiten daar daarbij daardoor daarin daarmee daarna daarnaast daarom daarop daarvan daarvoor dan dat de deze die dit
doen doet door doordat drie dus een eens eerst eerste eigen elk elkaar elke en enige enkele er eraan erbij ermee ervan
ervoor etc even extra gaan gaat gedaan geeft geen geven geweest gewoon goed goede graag groot grote haar had hadden
heb hebben heeft hele hem hen het hier hierbij hierdoor hiermee hierna hiervan hiervoor hij hoe hoewel hun ieder
iedere iedereen iemand iets ik in indien is ja jaar jaarlijks jaren je jij jullie kan komen komend komende komt
krijgen krijgt kunnen kunt laat laatste langs laten maakt maar maken manier mee meer meest meeste men met mij mijn
minder moest moet moeten mogelijk mogen na naar naast nadat nee neemt nemen niet niets nieuw nieuwe nodig nog nooit nu
of ofwel om omdat onder ons onze ook op over overige paar pas per plaats rond samen sinds slechts soms staan staat
steeds straks tegen ten tenminste ter terug terwijl tevens tijdens toch toen tot tussen twee uit uw van vanaf vandaag
vanuit vanwege vast veel ver verder via vier vijf volgend volgende voor vooral voordat waar waarbij waardoor waarin
waarmee waarom waarop waarvan waarvoor wanneer want waren was wat we weer weg wel welk welke werd werden wie wij wil
willen word worden wordt zal ze zeer zelf zich zien zij zijn zo zoals zodat zodra zonder zou zouden zowel zullen
"""
STOP_WORDS = frozenset(STOP.split())

# In every paper, whatever it is about: the model may count them, but nobody can check a suggestion by them.
EVERYWHERE = """
aanpak aandacht afspraken akkoord beleid belangrijk belangrijke besluit bestuur bewoners blijft blijven brengen
college coalitie doel doelen gemeente gemeenten gemeentelijk gemeentelijke gemiddeld gemiddelde gesprek helpen houden
initiatief initiatieven inwoner inwoners inzet inzetten jongeren kansen kijken kind kinderen leden maatregelen mensen
mogelijke mogelijkheden mogelijkheid onderwerp ontwikkelen ontwikkeling ouderen ouders partij partijen partner
partners periode plan plannen project projecten raad regio regionaal regionale ruimte samenwerken samenwerking stad
stellen thema toekomst uitvoering vinden volwassenen voorstel vraag vragen wensen werken wethouder zetten zorgen
"""
NO_EVIDENCE = STOP_WORDS | frozenset(EVERYWHERE.split())
