"""Check the weights against MANIFEST.toml, or with --write put their sums into it. Exit code 1: they differ."""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tomllib
from pathlib import Path

PACKAGE = Path(__file__).parent / "src" / "firsthand_models"
MANIFEST = PACKAGE / "MANIFEST.toml"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put what is there into the manifest")
    write: bool = parser.parse_args().write
    text = MANIFEST.read_text(encoding="utf-8")
    listed = {entry["file"]: entry for entry in tomllib.loads(text)["weights"]}
    present = {path.name for path in (PACKAGE / "weights").iterdir() if not path.name.startswith(".")}
    wrong = [f"{name}: not in the manifest" for name in sorted(present - set(listed))]
    for name, entry in listed.items():
        path = PACKAGE / "weights" / name
        if not path.is_file():
            wrong.append(f"{name}: missing")
            continue
        content = path.read_bytes()
        size, digest = len(content), hashlib.sha256(content).hexdigest()
        if (size, digest) == (entry["size"], entry["sha256"]):
            continue
        if write:
            text = _sealed(text, name, size, digest)
        else:
            wrong.append(f"{name}: size or sha256 differs from the manifest")
    if write:
        MANIFEST.write_text(text, encoding="utf-8")
    sys.stdout.write("".join(f"{line}\n" for line in wrong) or f"{len(listed)} files as the manifest says\n")
    return 1 if wrong else 0


def _sealed(text: str, name: str, size: int, digest: str) -> str:
    """The manifest with the size and sum of one file; both follow its `file` line."""
    entry = rf'(file = "{re.escape(name)}"\nsize = )\d+(\nsha256 = ")[0-9a-f]*"'
    return re.sub(entry, rf'\g<1>{size}\g<2>{digest}"', text)


if __name__ == "__main__":
    sys.exit(main())
