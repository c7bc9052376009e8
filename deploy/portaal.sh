#!/bin/sh
# A command of the portal, as its account and with its settings: `portaal wachtrij`. For root; see docs/beheer.md.
set -eu
cd /srv/raadsportaal
settings=$(cat /etc/raadsportaal.env /etc/raadsportaal-kopie.env)
while IFS= read -r line; do # not sourced: values have spaces and brackets, as systemd and containers read them
    case $line in
    '' | '#'*) ;;
    *) export "${line%%=*}=${line#*=}" ;;
    esac
done <<EINDE
$settings
EINDE
export RAADSPORTAAL_DATA=/var/lib/raadsportaal
exec runuser -u raadsportaal -- .venv/bin/python manage.py "$@"
