#!/bin/sh
# Builds the image and starts a web server of it as compose.yaml does, without a database: whether it is healthy, writes
# nowhere but where it may, is no root, has no compiler and stops when asked. `deploy/proef-image.sh`, with docker, or
# BOUWER=podman; what this machine asks for besides goes in BOUWEN (for build) and DRAAIEN (for run).
set -eu
cd "$(dirname "$0")/.."
bouwer=${BOUWER:-docker}
naam=raadsportaal-proef-$$

"$bouwer" build ${BOUWEN:-} -f Containerfile -t raadsportaal-proef .

trap '"$bouwer" rm -f "$naam" >/dev/null' EXIT
"$bouwer" run -d --name "$naam" --read-only --cap-drop ALL --security-opt no-new-privileges --tmpfs /tmp:mode=1777 \
    -v /run/raadsportaal -v /var/lib/raadsportaal \
    -e SECRET_KEY=proef-proef-proef-proef-proef-proef-proef-proef-proef-proef -e ALLOWED_HOSTS=portaal.example \
    -e DATABASE_URL=postgresql://niemand@127.0.0.1:1/weg ${DRAAIEN:-} raadsportaal-proef

within() { "$bouwer" exec "$naam" "$@"; }
fails() {
    echo "Mis: $1" >&2
    "$bouwer" logs "$naam" >&2
    exit 1
}

for second in $(seq 60); do
    within python -c "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/gezond/', timeout=4)" \
        2>/dev/null && break
    sleep 1
done
[ "$second" -lt 60 ] || fails "na een minuut geen antwoord"
[ "$(within id -u)" = 10001 ] || fails "de eigenaar"
! within touch /srv/raadsportaal/x 2>/dev/null || fails "de root is te beschrijven"
within python -c "
from http.client import HTTPConnection
portal = HTTPConnection('127.0.0.1', 8000)
portal.request('GET', '/', headers={'Host': 'portaal.example', 'X-Forwarded-Proto': 'https'})
answer = portal.getresponse()
assert (answer.status, 'raadsportaal' in answer.read().decode().lower()) == (503, True)" || fails "zonder database geen 503 van ons"
within sh -c 'ls -d /tmp/raadsportaal-paginas-*/ /run/raadsportaal/counter_*.db' || fails "bladzijden of tellingen"
for compiler in cc gcc g++ make; do
    ! within sh -c "command -v $compiler" || fails "$compiler is er"
done
"$bouwer" stop -t 20 "$naam" >/dev/null
[ "$("$bouwer" inspect -f '{{.State.ExitCode}}' "$naam")" = 0 ] || fails "het stopte niet vanzelf"
echo "Goed: de image bouwt, start, schrijft alleen waar dat mag, en stopt."
