"""Files of all open data, made every night: a folder per night, whole or not at all."""

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "ndjson": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}
DICTIONARY, SUMS = "woordenboek.csv", "sha256sums.txt"
