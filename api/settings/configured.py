"""Settings as an operator gives them: options before the environment, that before a file, that before defaults.

In      options of the command line, COMMUNIQUE_… variables, a TOML file
Out     Settings that can be served with, and where each value stood.
Source  docs/operating.md, which is made from the same table (api/settings/table.py).
Limits  one trouble is told at a time: the key, where it stood, what is allowed.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, create_model
from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from api.settings import MEANINGS, Settings
from api.settings.kinds import PATHS, TYPES, allowed
from api.settings.units import duration_told
from kg.errors import SettingsError

PREFIX = "COMMUNIQUE_"
_OTHERS = {f"{PREFIX}CONFIG"}
"""Variables that other commands read, or that say where the file lies."""
_FAMILIES = (f"{PREFIX}LLM_",)
_DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Configured:
    """Settings, and where each of them stood."""

    settings: Settings
    origins: Mapping[str, str]
    """By name: `default`, the variable, the file or the option."""


class _Read(BaseSettings):
    """What was read, to be checked; the sources are asked one by one, so that each can be named."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="forbid")


def configured(options: Mapping[str, object], file: Path | None, store: Path) -> Configured:
    """Return the settings that are meant; ``store`` is where the store lies if nobody says otherwise.

    Raises:
        SettingsError: a key is unknown, or a value is not allowed.
    """
    model = _model(store)
    values: dict[str, object] = {}
    origins = dict.fromkeys(MEANINGS, _DEFAULT)
    if file is not None:
        found = _in_file(model, file)
        values |= found
        origins |= dict.fromkeys(found, str(file))
    found = _in_environment(model)
    values |= found
    origins |= {name: f"{PREFIX}{name.upper()}" for name in found}
    given = {name: value for name, value in options.items() if value is not None}
    values |= given
    origins |= {name: f"--{name.replace('_', '-')}" for name in given}
    try:
        checked = model(**values)
    except ValidationError as error:
        raise _refusal(error, values, origins) from error
    settings = Settings(**{name: getattr(checked, name) for name in MEANINGS})
    if settings.longest < settings.deadline:
        raise _too_short(settings, origins)
    return Configured(settings, origins)


def _model(store: Path) -> type[_Read]:
    """The table as a model: pydantic reads and checks by it."""
    told: dict[str, Any] = {}
    for one in fields(Settings):
        meaning = MEANINGS[one.name]
        default = store if one.name == "store" else one.default
        told[one.name] = (TYPES[meaning.kind], Field(default, ge=meaning.least, le=meaning.most))
    return create_model("Read", __base__=_Read, **told)


def _in_file(model: type[_Read], file: Path) -> dict[str, object]:
    try:
        file.open("rb").close()  # a source that finds no file is silent
        found = TomlConfigSettingsSource(model, toml_file=file)()
    except OSError as error:
        raise SettingsError(str(file), f"cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(str(file), f"is not TOML: {error}") from error
    for name, value in found.items():
        if name not in MEANINGS:
            raise SettingsError(str(file), f"no setting is called {name!r}.{_near(name, list(MEANINGS))}")
        if MEANINGS[name].kind in PATHS and isinstance(value, str) and value not in ("", "-"):
            found[name] = file.resolve().parent / value
    return found


def _in_environment(model: type[_Read]) -> dict[str, object]:
    known = [f"{PREFIX}{name.upper()}" for name in MEANINGS]
    for name in os.environ:
        if name.startswith(PREFIX) and name not in {*known, *_OTHERS} and not name.startswith(_FAMILIES):
            raise SettingsError(name, f"no setting is called that.{_near(name, known)}")
    return EnvSettingsSource(model)()


def _near(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, 1)
    return f" Did you mean {near[0]}?" if near else " `kg serve --show-settings` lists all."


def _refusal(error: ValidationError, values: Mapping[str, object], origins: Mapping[str, str]) -> SettingsError:
    name = str(error.errors(include_url=False, include_context=False)[0]["loc"][0])
    value = values[name]
    return SettingsError(_place(name, origins), f"{str(value)!r} is not {allowed(MEANINGS[name])}.")


def _too_short(settings: Settings, origins: Mapping[str, str]) -> SettingsError:
    asker, unsaid = duration_told(settings.longest), duration_told(settings.deadline)
    reason = f"{asker} is less than `deadline` ({unsaid}, {origins['deadline']}). Raise the one or lower the other."
    return SettingsError(_place("longest", origins), reason)


def _place(name: str, origins: Mapping[str, str]) -> str:
    """The key and where it stood; a variable and an option name the key themselves."""
    origin = origins[name]
    if origin == _DEFAULT:
        return f"{name} ({_DEFAULT})"
    return origin if origin.startswith((PREFIX, "--")) else f"{origin}: {name}"
