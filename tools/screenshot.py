"""Take a picture of a page of a running portal: `python -m tools.screenshot /kennisbank/ --width 390 --dark`."""

import argparse
import os

from playwright.sync_api import sync_playwright

from raadsportaal.basis import testing


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", help="the address after the host, such as /kennisbank/")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="where the portal runs")
    parser.add_argument("--width", type=int, default=1280, help="of the window, in pixels")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--no-script", action="store_true", help="as a browser without JavaScript shows it")
    parser.add_argument("--sign-in", metavar="EMAIL", help="an account of the demo")
    parser.add_argument("--password", default="demo-raadsportaal")
    parser.add_argument("--out", default="page.png")
    take(parser.parse_args())


def take(wanted):
    """Write the picture of the whole page to `wanted.out`."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=testing.chromium(), args=arguments)
        page = browser.new_page(
            viewport={"width": wanted.width, "height": 900},
            color_scheme="dark" if wanted.dark else "light",
            java_script_enabled=not wanted.no_script,
        )
        if wanted.sign_in:
            sign_in(page, wanted)
        page.goto(f"{wanted.url}{wanted.path}")
        page.screenshot(path=wanted.out, full_page=True)
        browser.close()


def sign_in(page, wanted):
    page.goto(f"{wanted.url}/inloggen/wachtwoord/")
    page.fill("input[name=login]", wanted.sign_in)
    page.fill("input[name=password]", wanted.password)
    page.get_by_role("main").get_by_role("button", name="Inloggen").click()
    page.wait_for_load_state()


if __name__ == "__main__":
    main()
