# Het gasverbruik per woning in alle gemeenten, in een jaar
library(jsonlite)

portaal <- "https://portaal.example"
adres <- "/api/v1/waarden?indicator=aardgas-per-woning&jaar=2023&limiet=1000"
antwoord <- fromJSON(paste0(portaal, adres))
summary(antwoord$resultaten$waarde)
