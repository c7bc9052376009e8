"""What only the demo has of samenwerking: invented events and calls, and what Oosterwaard does."""

from datetime import date

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.portaal.demo.advies import load_demo_advies
from raadsportaal.portaal.demo.bijeenkomsten import load_demo_bijeenkomsten
from raadsportaal.portaal.demo.landen import load_demo_landen
from raadsportaal.portaal.demo.stedenbanden import load_demo_stedenbanden


def load_demo_samenwerking(today: date) -> None:
    """Make what is missing, after the accounts and the content are there."""
    with bereik(EVERYTHING):
        load_demo_landen(today)
        load_demo_stedenbanden(today)
        load_demo_bijeenkomsten(today)
    load_demo_advies(today)
