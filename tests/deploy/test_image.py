"""The image is made and tried where it can be, when asked for (--proef-image); that it can be, is looked at always."""

import os
import re
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WITHOUT = ROOT / "deploy/zonder_bouwer.py"
CONTAINERFILE = (ROOT / "Containerfile").read_text()

pytestmark = pytest.mark.long


def test_without_a_builder_each_line_of_the_containerfile_is_carried_out_as_it_stands_there():
    joined = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", CONTAINERFILE, flags=re.M))
    read = runpy.run_path(WITHOUT)["stages_of"](CONTAINERFILE)
    assert [base for base, _, _ in read] == ["debian:bookworm-slim"] * 2
    lines = [" ".join(line) for _, _, lines in read for line in lines]
    assert lines == [line for line in joined.splitlines() if line and not line.startswith("FROM")]
    with pytest.raises(SystemExit, match="ken ik niet: ADD"):
        runpy.run_path(WITHOUT)["stages_of"](CONTAINERFILE + "ADD x /y\n")


@pytest.fixture
def builder(request):
    """What makes the image here: BOUWER, a builder that has or gets its Debian, or a bare one of debootstrap."""
    if not request.config.getoption("--proef-image"):
        pytest.skip("takes minutes: only with --proef-image")
    if asked := os.environ.get("BOUWER"):
        return asked
    (base,) = set(re.findall(r"^FROM (\S+)", CONTAINERFILE, re.M))
    for name in filter(shutil.which, ("docker", "podman")):
        for ask in (["image", "inspect", base], ["pull", base]):
            if subprocess.run([name, *ask], capture_output=True).returncode == 0:
                return name
    if os.geteuid() or not shutil.which("debootstrap"):
        pytest.skip("needs a builder that gets its Debian, or root and debootstrap")
    return str(WITHOUT)


def test_the_image_is_made_starts_writes_only_where_it_may_and_stops(builder):
    done = subprocess.run(
        [ROOT / "deploy/proef-image.sh"],
        env=os.environ | {"BOUWER": builder},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0 and "Goed: de image bouwt" in done.stdout, done.stdout[-5000:]
