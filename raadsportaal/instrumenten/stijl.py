"""The house style of a municipality, as the outputs need it: how a paper looks, never its words or their order."""

from dataclasses import dataclass
from io import BytesIO

from raadsportaal.instrumenten.papier import Papier

LOGO_HIGH, LOGO_WIDE = 1.6, 8.0  # centimetres at most


@dataclass(frozen=True)
class Stijl:
    """`logo`: a PNG or JPEG that was looked at before (huisstijl/logo.py)."""

    naam: str = ""
    lettertype: str = "Arial"
    logo: bytes = b""

    def boven(self, papier: Papier) -> str:
        """The name that stands above a paper."""
        return self.naam or f"Gemeente {papier.gemeente}"

    @property
    def logo_maat(self) -> tuple[float, float]:
        """(width, height) in centimetres, in the proportions of the logo."""
        from docx.image.image import Image

        image = Image.from_file(BytesIO(self.logo))
        wide = image.px_width / image.px_height
        high = min(LOGO_HIGH, LOGO_WIDE / wide)
        return high * wide, high


PLAIN = Stijl()
