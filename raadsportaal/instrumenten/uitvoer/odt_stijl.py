"""The styles of a paper as ODT. The template of odfdo is French, numbers its headings and has two typefaces."""

from odfdo import Document, Element, Style

TITLE, SMALL, NEW_PAGE, BOLD = "RaadTitel", "RaadKlein", "RaadNieuw", "RaadVet"
LINE, CELL = "RaadRegel", "RaadCel"
HEADING, NUMBERED, BULLETS = "Heading_20_1", "RaadNummers", "RaadStreepjes"
OF_TEMPLATE = ("Liberation Serif", "Liberation Sans")
LIST_STYLES = (
    f'<text:list-style style:name="{NUMBERED}"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="."><style:list-level-properties text:space-before="0.2cm" text:min-label-width="0.7cm"/>'
    "</text:list-level-style-number></text:list-style>",
    f'<text:list-style style:name="{BULLETS}"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    '<style:list-level-properties text:space-before="0.2cm" text:min-label-width="0.7cm"/>'
    "</text:list-level-style-bullet></text:list-style>",
)


def dress(document: Document, font: str, *, lying: bool):
    """Dutch, one typeface, headings without a number, and our few styles; `lying`: the paper on its side."""
    styles = document.get_part("styles.xml")
    _in_dutch(styles)
    for level in styles.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")
        for number in ("style:num-suffix", "loext:num-list-format"):
            level.del_attribute(number)
    for part in (styles, document.get_part("content.xml")):
        _in_font(part, font)
    if lying:
        _turn(styles)
    _own(document)


def _in_dutch(styles):
    for properties in styles.get_elements("//style:text-properties"):
        if properties.get_attribute("fo:language"):
            properties.set_attribute("fo:language", "nl")
            properties.set_attribute("fo:country", "NL")


def _in_font(part, font):
    face = Element.from_tag(f'<style:font-face style:name="{font}" svg:font-family="\'{font}\'"/>')
    part.get_element("//office:font-face-decls").append(face)
    for properties in part.get_elements("//style:text-properties"):
        if properties.get_attribute("style:font-name") in OF_TEMPLATE:
            properties.set_attribute("style:font-name", font)
            for other in ("fo:font-family", "style:font-family-generic", "style:font-pitch"):
                if properties.get_attribute(other) is not None:
                    properties.del_attribute(other)


def _turn(styles):
    page = styles.get_element("//style:page-layout-properties")
    high, wide = page.get_attribute("fo:page-height"), page.get_attribute("fo:page-width")
    page.set_attribute("fo:page-width", high)
    page.set_attribute("fo:page-height", wide)
    page.set_attribute("style:print-orientation", "landscape")


def _own(document):
    new = [
        Style("paragraph", name=TITLE, area="text", size="18pt", bold=True),
        Style("paragraph", name=SMALL, area="text", size="9pt"),
        Style("paragraph", name=LINE, area="paragraph", margin_bottom="0.2cm"),
        Style("paragraph", name=NEW_PAGE, parent_style=HEADING, area="paragraph", break_before="page"),
        Style("text", name=BOLD, area="text", bold=True),
        Style("table-cell", name=CELL, area="table-cell", border="0.5pt solid #000000", padding="0.1cm"),
    ]
    for style in new:
        document.insert_style(style, automatic=style.name != TITLE)
    automatic = document.get_part("content.xml").get_element("//office:automatic-styles")
    for markup in LIST_STYLES:
        automatic.append(Element.from_tag(markup))
