"""Make the pictures of the manuals anew, from a running demo: `python tools/manual_pictures.py --url http://...`.

With the packages of the tests (Playwright, and Chromium on the PATH or in CHROMIUM). What it makes in the demo, it
takes away again.
"""

import argparse
import os
import struct
import zlib
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import sync_playwright

from raadsportaal.basis import testing

HERE = Path(__file__).resolve().parents[1] / "docs" / "beelden"
MOST = 150_000  # bytes of a picture
G = "/gemeenten/oosterwaard"
GRIFFIER, RAADSLID = "griffier@oosterwaard.example", "raadslid@oosterwaard.example"
REDACTEUR = "redacteur@raadsportaal.example"
DOSSIER = f"{G}/dossiers/omgevingsvisie-2040"
SOON, LATELY = date.today() + timedelta(days=23), date.today() - timedelta(days=12)
INVOER = f"""titel;soort;status;datum;portefeuillehouder;kenmerk
Nota geluid Oosterwaard;beleidsnota;op de agenda;{SOON};R. Bakker;RV-131
Motie veilig naar school;motie;aangenomen;{LATELY};;M-44
Omgevingsvisie Oosterwaard 2040;visie;op de agenda;{SOON};R. Bakker;RV-2026-118
Regels voor strooizout;onbekend woord;;;;
"""


VOORBEELDEN = """titel;samenvatting;plaats;land;extern_id
Koele schoolpleinen met kraanwater;De stad maakte twaalf pleinen koeler.;Bergen;Noorwegen;plein-1
Een markt zonder plastic;De markt stapte over op statiegeld.;Amman;Jordanie;markt-7
"""


def mijn_gemeente(page):
    page.goto(f"{G}/")
    return page.locator(".raad-taken li").nth(3)


def voor_de_raad(page):
    page.goto(f"{G}/")
    return page.locator(".raad-taken li").nth(2)


def mensen(page):
    page.goto(f"{G}/mensen/")
    page.get_by_label("Naam", exact=True).fill("Tess van Dijk")
    page.get_by_label("E-mailadres", exact=True).fill("t.vandijk@oosterwaard.example")
    page.get_by_label("Raadslid", exact=True).check()
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    return page.locator("section[aria-labelledby=wacht]")


def invite_back(page):
    page.goto(f"{G}/mensen/")
    page.locator("li", has_text="t.vandijk").get_by_role("button").click()


def invoer(page):
    page.goto(f"{G}/dossiers/invoer/")
    page.locator("input[type=file]").set_input_files(
        {"name": "raadskalender.csv", "mimeType": "text/csv", "buffer": INVOER.encode()}
    )
    page.get_by_role("button", name="Lees het bestand").click()
    return page.locator("section[aria-labelledby=n]")


def throw_away(page):
    page.get_by_role("button", name="Gooi weg").click()


def throw_file_away(page):
    page.get_by_role("button", name="Gooi dit bestand weg").click()


def dossier(page):
    page.goto(f"{DOSSIER}/")
    return page.locator("section[aria-label=Koppelingen] li").nth(0)


def koppelen(page):
    page.goto(f"{DOSSIER}/koppelen/?q=11.7")
    page.get_by_label("11.7", exact=False).first.check()
    text = "De visie noemt 300 meter tot een park en denkt aan de rolstoel. 11.7 noemt ouderen ook apart."
    page.get_by_label("toelichting").fill(text)
    page.get_by_label("Draagt bij").check()
    page.get_by_label("Hier en nu").check()
    return page.get_by_role("button", name="Koppel", exact=True)


def voorstellen(page):
    page.goto(f"{G}/voorstellen/")
    return page.locator("li.raad-suggestie").nth(1)


def suggesties(page):
    page.goto(f"{DOSSIER}/suggesties/")
    return page.locator(".raad-besluit").first


def opvolging(page):
    page.goto(f"{G}/moties-en-toezeggingen/")
    return page.locator("#opvolging li").nth(2)


def bijlage(page):
    page.goto(f"{DOSSIER}/bijlage/")
    return page.locator("article blockquote").first


def beheer(page):
    page.goto("/beheer/")
    return page.locator("#content-main table").first


def beheer_lijst(page):
    page.goto("/beheer/kennisbank/praktijk/")
    return page.locator("#result_list tr").nth(7)


def beheer_formulier(page):
    page.goto("/beheer/kennisbank/praktijk/?q=oslo")
    page.locator("#result_list tbody th a").first.click()
    return page.locator(".field-samenvatting")


def beheer_controle(page):
    page.goto("/beheer/redactie/controlepunt/")
    page.get_by_role("link", name="Begin met de oudste").click()
    page.frame_locator("iframe").get_by_role("heading", level=1).wait_for()
    return page.locator("iframe")


def beheer_import(page):
    page.goto("/beheer/redactie/import/add/")
    page.get_by_label("Voorbeelden", exact=True).check()
    page.locator("input[type=file]").set_input_files(
        {"name": "voorbeelden.csv", "mimeType": "text/csv", "buffer": VOORBEELDEN.encode()}
    )
    page.get_by_role("button", name="Lees het bestand").click()
    return page.locator("table").first


PICTURES = [
    ("griffier-mijn-gemeente", GRIFFIER, 1280, mijn_gemeente, None),
    ("griffier-mensen", GRIFFIER, 1280, mensen, invite_back),
    ("griffier-invoer", GRIFFIER, 1280, invoer, throw_away),
    ("griffier-dossier", GRIFFIER, 1280, dossier, None),
    ("griffier-koppelen", GRIFFIER, 1280, koppelen, None),
    ("griffier-voorstellen", GRIFFIER, 1280, voorstellen, None),
    ("griffier-suggesties", GRIFFIER, 390, suggesties, None),
    ("griffier-opvolging", GRIFFIER, 1280, opvolging, None),
    ("griffier-bijlage", GRIFFIER, 1280, bijlage, None),
    ("raadslid-mijn-gemeente", RAADSLID, 390, voor_de_raad, None),
    ("redacteur-start", REDACTEUR, 1280, beheer, None),
    ("redacteur-lijst", REDACTEUR, 1280, beheer_lijst, None),
    ("redacteur-formulier", REDACTEUR, 1280, beheer_formulier, None),
    ("redacteur-controle", REDACTEUR, 1280, beheer_controle, None),
    ("redacteur-import", REDACTEUR, 1280, beheer_import, throw_file_away),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--password", default="demo-raadsportaal")
    parser.add_argument("--only", default="", help="part of a name")
    options = parser.parse_args()
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=testing.chromium(), args=[*arguments, "--disable-gpu", "--disable-lcd-text"]
        )
        states = {who: signed_in(browser, options, who) for who in (GRIFFIER, RAADSLID, REDACTEUR)}
        for name, who, width, prepare, undo in PICTURES:
            if options.only in name:
                shoot(browser, options, states[who], name, width, prepare, undo)
        browser.close()


def signed_in(browser, options, who):
    """The cookies of this person."""
    context = browser.new_context(base_url=options.url)
    page = context.new_page()
    page.goto("/inloggen/wachtwoord/")
    page.locator("input[type=email]").fill(who)
    page.locator("input[type=password]").fill(options.password)
    page.locator("main form button").first.click()
    page.wait_for_url(lambda address: "inloggen" not in address)
    state = context.storage_state()
    context.close()
    return state


def shoot(browser, options, state, name, width, prepare, undo):
    """From the top of the content down to the end of the last thing that must be in the picture."""
    with_header = prepare in (mijn_gemeente, voor_de_raad)  # where the menu is
    size = {"width": width, "height": 900}
    context = browser.new_context(base_url=options.url, viewport=size, storage_state=state, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(10_000)
    try:
        last = prepare(page)
        page.evaluate("scrollTo(0, 0)")
        last = last.bounding_box()
        top = 0 if with_header else page.locator("main").bounding_box()["y"]
        path = HERE / f"{name}.png"
        clip = {"x": 0, "y": top, "width": width, "height": last["y"] + last["height"] + 24 - top}
        path.write_bytes(squeezed(page.screenshot(clip=clip, full_page=True)))
        bytes_used = path.stat().st_size
        print(f"{path.name}: {width} x {clip['height']:.0f}, {bytes_used // 1000} kB")
        if bytes_used > MOST:
            raise SystemExit(f"{path.name} is larger than {MOST // 1000} kB")
        if undo:
            undo(page)
    finally:
        context.close()


def squeezed(png):
    """The same PNG, a third smaller: the browser packs for speed, with filters that do text no good."""
    place, chunks, packed = 8, [], b""
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        data = png[place + 8 : place + 8 + length]
        place += length + 12
        if kind == b"IDAT":
            packed += data
        else:
            chunks.append((kind, data))
    width, height, _, colour = struct.unpack(">IIBB", chunks[0][1][:10])
    rows = unfiltered(zlib.decompress(packed), width * {2: 3, 6: 4}[colour], height, {2: 3, 6: 4}[colour])
    chunks.insert(-1, (b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 9)))
    parts = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return png[:8] + b"".join(parts)


def unfiltered(raw, stride, height, step):
    """The rows of pixels without the filters of PNG, by which a byte is a difference from its neighbours."""
    above = bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        kind, row = raw[start], bytearray(raw[start + 1 : start + 1 + stride])
        for i in range(stride) if kind else ():
            left, up = row[i - step] if i >= step else 0, above[i]
            corner = above[i - step] if i >= step else 0
            guess = {1: left, 2: up, 3: (left + up) // 2}.get(kind)
            row[i] = (row[i] + (nearest(left, up, corner) if guess is None else guess)) & 255
        yield bytes(row)
        above = row


def nearest(left, up, corner):
    """Of the three the one nearest to left + up - corner (the Paeth filter)."""
    estimate = left + up - corner
    return min((left, up, corner), key=lambda value: abs(estimate - value))


if __name__ == "__main__":
    main()
