"""Makes docs/reference from the code: `python docs/generate.py`, or `--check` to fail where it is out of step."""

from __future__ import annotations

import dataclasses
import inspect
import json
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

import firsthand
from firsthand import cli, errors, model
from firsthand.contract import CONTRACT_VERSION, SCHEMAS, schema
from firsthand.data import load_table

HERE = Path(__file__).parent
NOTE = "<!-- Made by docs/generate.py from the code: edit there. -->\n"


def main() -> None:
    if "--check" in sys.argv[1:]:
        found = stale()
        if found:
            sys.exit(f"out of step with the code: {', '.join(found)}; run: make docs")
        return
    for name, text in _pages():
        path = HERE / "reference" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def stale() -> list[str]:
    """The pages that do not say what the code says."""
    paths = ((HERE / "reference" / name, text) for name, text in _pages())
    return [
        str(path.relative_to(HERE.parent))
        for path, text in paths
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]


def _pages() -> Iterator[tuple[str, str]]:
    makers: dict[str, Callable[[], str]] = {
        "cli.md": _cli,
        "contract.md": _contract,
        "types.md": _types,
        "model.md": _model,
        "errors.md": _errors,
        "api.md": _api,
    }
    for name, make in makers.items():
        yield name, make()
    for name in SCHEMAS:
        yield f"schema/{name}.json", json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def _cli() -> str:
    """The help of each command, as a terminal of 80 columns or more shows it."""
    names = [command.name or command.callback.__name__ for command in cli.app.registered_commands if command.callback]
    parts = [f"# The command line\n\n{NOTE}"]
    for name in ("", *names):
        call = [name] if name else []
        shown = CliRunner().invoke(cli.app, [*call, "--help"], prog_name="firsthand", terminal_width=78).stdout
        title = f"firsthand {name}".strip()
        lines = "\n".join(line.rstrip() for line in shown.strip().splitlines())
        parts.append(f"## {title}\n\n```\n{lines}\n```\n")
    return "\n".join(parts)


def _contract() -> str:
    parts = [
        f"# The published forms\n\n{NOTE}\n"
        f"Version {CONTRACT_VERSION}. Adding a key is free; renaming one is a breaking change and raises the first\n"
        "number.\n\n"
        "Offsets count Unicode code points of `report.text`, end exclusive. The JSON Schemas lie in "
        "[schema/](schema/) and `firsthand schema NAME` prints them.\n"
    ]
    uses = {
        "read": "`firsthand read --json`, one object a line",
        "export": "`firsthand export --to json`, one object a ledger",
        "incident": "`firsthand show ID --json`; `firsthand incidents --json` prints a list of them",
        "story": "`firsthand stories --json` prints a list of them",
        "claim": "`firsthand claims --json` prints a list of them",
    }
    seen: set[str] = set()
    for name in SCHEMAS:
        found = schema(name)
        parts.append(f"## {name}: {uses[name]}\n")
        for form, definition in found["$defs"].items():
            if form in seen or "properties" not in definition:
                continue
            seen.add(form)
            parts.append(f"### {form}\n")
            if definition.get("description"):
                parts.append(f"{definition['description']}\n")
            rows = [f"| `{key}` | {_kind(value)} |" for key, value in definition["properties"].items()]
            parts.append("\n".join(["| key | type |", "|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def _kind(value: dict[str, Any]) -> str:
    if "$ref" in value:
        return str(value["$ref"].rsplit("/", 1)[-1])
    if "anyOf" in value:
        return " or ".join(_kind(one) for one in value["anyOf"])
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"])
    if value.get("type") == "array":
        return f"list of {_kind(value.get('items') or {})}"
    if value.get("type") == "object" and "additionalProperties" in value:
        return f"object of {_kind(value['additionalProperties'])} by name"
    return str(value.get("type", "any"))


def _types() -> str:
    """A section a type with its modes and their counterparts; a mode inherits what it does not name."""
    parts = [f"# Types of incidents\n\n{NOTE}"]
    for name, entry in load_table("types.toml").items():
        modes = {"(none)": {}} | entry.get("modes", {})
        rows = ["| mode | meaning | ACLED | CAMEO | MUC-4 |", "|---|---|---|---|---|"]
        for mode, found in modes.items():
            merged = entry | found
            acled = ": ".join(merged.get("acled", ()))
            rows.append(
                f"| {mode} | {merged['label']} | {acled} | {merged.get('cameo', '')} | {merged.get('muc4', '')} |"
            )
        quad = f"Quad class: {entry['quad']}.\n\n" if "quad" in entry else ""
        parts.append(f"## {name}\n\n{quad}" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _model() -> str:
    parts = [f"# The nouns\n\n{NOTE}"]
    for name in sorted(model.__all__):
        noun = getattr(model, name)
        if not (inspect.isclass(noun) and dataclasses.is_dataclass(noun)):
            continue
        fields = ", ".join(f"`{field.name}`" for field in dataclasses.fields(noun))
        parts.append(f"## {name}\n\n{inspect.getdoc(noun)}\n\nFields: {fields}.\n")
    return "\n".join(parts)


def _errors() -> str:
    return f"# Errors\n\n{NOTE}\n```\n{inspect.getdoc(errors)}\n```\n"


def _api() -> str:
    parts = [f"# The Python interface\n\n{NOTE}\n{inspect.getdoc(firsthand)}\n"]
    for name in firsthand.__all__:
        if name.startswith("__"):
            continue
        thing = getattr(firsthand, name)
        if isinstance(thing, types.ModuleType):
            parts.append(f"## {name}\n\n{inspect.getdoc(thing)}\n")
            parts.extend(_callable(f"{name}.{member}", getattr(thing, member)) for member in thing.__all__)
        else:
            parts.append(_callable(name, thing))
    return "\n".join(parts)


def _callable(name: str, thing: Any) -> str:
    if not (inspect.isclass(thing) or inspect.isfunction(thing)):
        return ""
    if not inspect.isclass(thing):
        return f"### {name}\n\n```python\n{name}{inspect.signature(thing)}\n```\n\n{inspect.getdoc(thing)}\n"
    text = f"### {name}\n\n{inspect.getdoc(thing)}\n"
    for member, function in inspect.getmembers(thing, callable):
        if (not member.startswith("_") or member == "__call__") and member in thing.__dict__:
            plain = inspect.unwrap(function)
            text += f"\n```python\n{name}.{member}{inspect.signature(plain)}\n```\n\n{inspect.getdoc(plain) or ''}\n"
    return text


if __name__ == "__main__":
    main()
