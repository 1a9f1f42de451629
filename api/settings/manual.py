"""Settings in words: an example file, what is set and where, the table of the documentation.

In      Settings, where each of them stood
Out     TOML with a comment on every line; a table in Markdown.
Limits  all made from api/settings/table.py; a test keeps docs/operating.md in step.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from textwrap import wrap

from api.settings import MEANINGS, Settings
from api.settings.kinds import allowed
from api.settings.units import duration_told, size_told

_WIDTH = 100


def example(store: Path) -> str:
    """Return a settings file in which every default stands as a comment.

    Raises:
        Nothing.
    """
    head = [
        "# Settings of `kg serve`: kg serve --config FILE, or COMMUNIQUE_CONFIG=FILE.",
        "# Options of the command line go before variables (COMMUNIQUE_DEADLINE=10s), variables before this file.",
        "# Paths are relative to this file's folder. Everything below is the default.",
    ]
    settings = Settings(store)
    entries = [[*_comment(name), f"# {name} = {_toml(settings, name)}"] for name in MEANINGS]
    return "\n\n".join("\n".join(lines) for lines in [head, *entries]) + "\n"


def shown(settings: Settings, origins: Mapping[str, str]) -> str:
    """Return every setting with its value, where it stood and what it means.

    Raises:
        Nothing.
    """
    entries = [[*_comment(name), f"{name} = {_toml(settings, name)}  # {origins[name]}"] for name in MEANINGS]
    return "\n\n".join("\n".join(lines) for lines in entries) + "\n"


def table(store: Path) -> str:
    """Return the settings as a table in Markdown.

    Raises:
        Nothing.
    """
    settings = Settings(store)
    defaults = {one.name: f"`{_toml(settings, one.name)}`" for one in fields(Settings)}
    defaults |= {
        "queries": "those that came with `kg`",
        "ontology": "the one that came with `kg`",
        "page": "the one that came with `kg`",
        "documentation": "those that came with `kg`",
        "tokens": "none",
    }
    rows = [
        f"| `{name}` | {defaults[name]} | {meaning.words} | {allowed(meaning)} |" for name, meaning in MEANINGS.items()
    ]
    return "\n".join(["| setting | default | meaning | allowed |", "|---|---|---|---|", *rows])


def _comment(name: str) -> list[str]:
    meaning = MEANINGS[name]
    return [f"# {line}" for line in wrap(f"{meaning.words} Allowed: {allowed(meaning)}.", _WIDTH)]


def _toml(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    match MEANINGS[name].kind:
        case "size":
            told: object = size_told(value) if value < 0 or value % 1024 == 0 else value
        case "duration":
            told = duration_told(value)
        case "path" | "file":
            told = "" if value is None else str(value)
        case _:
            told = list(value) if isinstance(value, tuple) else value
    return json.dumps(told, ensure_ascii=False)  # of words, numbers, switches and lists: TOML writes them alike
