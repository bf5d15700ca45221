"""Prints the first eight digits of the incident that most reports tell, from `firsthand incidents --json`."""

from __future__ import annotations

import json
import sys

if __name__ == "__main__":
    incidents = json.load(sys.stdin)
    found = max(incidents, key=lambda incident: len({mention["report"] for mention in incident["mentions"]}))
    sys.stdout.write(found["id"][:8] + "\n")
