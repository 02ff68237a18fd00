"""The peers: what others use for a part of the job, installed into `build/peers/` where it can be had."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.measure import ROOT
from generator.export.schema import schemas
from generator.handbook import Handbook
from generator.kinds import KINDS

HOME = ROOT / "build" / "peers"
AJV = HOME / "ajv" / "node_modules" / ".bin" / "ajv"
CHECK_JSONSCHEMA = HOME / "check-jsonschema" / "bin" / "check-jsonschema"
PLAYBOOK = (sys.executable, "-m", "generator")
MKDOCS = (sys.executable, "-m", "mkdocs")
LOOK = "site_name: Peer\ntheme:\n  name: material\n"


def ajv() -> Path | None:
    """`ajv-cli` from npm, or None where there is no npm."""
    if not AJV.exists() and shutil.which("npm"):
        AJV.parent.parent.parent.mkdir(parents=True, exist_ok=True)
        _try("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", HOME / "ajv", "ajv-cli@5")
    return AJV if AJV.exists() else None


def check_jsonschema() -> Path | None:
    """`check-jsonschema` from PyPI in an environment of its own, or None where it cannot be had."""
    if not CHECK_JSONSCHEMA.exists():
        _try(sys.executable, "-m", "venv", HOME / "check-jsonschema")
        _try(CHECK_JSONSCHEMA.parent / "pip", "install", "--quiet", "check-jsonschema")
    return CHECK_JSONSCHEMA if CHECK_JSONSCHEMA.exists() else None


def _try(*command: str | Path) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{command[0]} failed: {done.stderr.strip()[-300:]}", file=sys.stderr)


def one_schema(handbook: Handbook) -> dict[str, Any]:
    """The schemas of all kinds in one, which picks by `kind`: so a peer starts once and reads all files.

    Both peers read `2026-11-20` as a day and no longer as text, so days are not looked at.
    """
    parts = {name: _own(name, schema) for name, schema in schemas(handbook).items()}
    chosen = [
        {"if": {"properties": {"kind": {"const": name}}}, "then": {"$ref": f"{name}.json"}} for name in KINDS
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://schemas.example/all.json",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(KINDS)}},
        "allOf": chosen,
        "$defs": parts,
    }


def _own(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    schema.pop("$schema")
    return {"$id": f"https://schemas.example/{name}.json", **_without_days(schema)}


def _without_days(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_days(member) for member in node]
    if not isinstance(node, dict):
        return node
    if str(node.get("pattern", "")).startswith("^[0-9]{4}-"):
        return {}
    return {key: _without_days(value) for key, value in node.items()}


def write_schema(handbook: Handbook, path: Path) -> Path:
    path.write_text(json.dumps(one_schema(handbook)), "utf-8")
    return path


def write_mkdocs(folder: Path) -> None:
    """A plain MkDocs site with Material: its default menu, its default search."""
    (folder / "mkdocs.yml").write_text(LOOK, "utf-8")


def versions() -> str:
    """What is measured with what."""
    found = [f"Python {sys.version.split()[0]}"]
    for command in (("node", "--version"), (str(CHECK_JSONSCHEMA), "--version")):
        if shutil.which(command[0]):
            said = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
            found.append(said if "check" in said else f"node {said}")
    return ", ".join(found)
