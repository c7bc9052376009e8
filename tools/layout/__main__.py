"""`python -m tools.layout` lays out what we wrote; with `--check` it only tells, and ends with 1 if it would."""

import sys
from pathlib import Path

from tools.layout import static_files, templates

ROOT = Path(__file__).resolve().parents[2]


def main(arguments) -> int:
    check = "--check" in arguments
    found = templates.untidy(write=not check) + static_files.untidy(write=not check)
    for path in found:
        print(path.relative_to(ROOT), "is not laid out" if check else "laid out")
    return int(check and bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
