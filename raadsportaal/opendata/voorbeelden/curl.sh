# Vijf voorbeelden over wonen
curl "https://portaal.example/api/v1/praktijken?thema=wonen&limiet=5"

# Alle cijfers van een gemeente, een regel per cijfer
curl --header "Accept: application/x-ndjson" \
    "https://portaal.example/api/v1/waarden?gemeente=GM0193"

# Wat Global Goal 11 is, met de subdoelen, als Turtle
curl --location --header "Accept: text/turtle" "https://portaal.example/id/doel/11"
