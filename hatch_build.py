"""What goes into the wheel if it was made before: the page, and the ontology's pages.

In      folders that `make` fills
Out     the same folders in the package's data, where kg.places finds them.
Limits  a wheel built where there was no Node has no page; the server says so when it starts.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MADE = {"web/dist": "kg/data/page", "build/ontology": "kg/data/documentation"}


class Made(BuildHookInterface[Any]):
    """The folders that are there are taken along."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Return nothing; add to what the wheel includes.

        Raises:
            Nothing.
        """
        for folder, place in MADE.items():
            if version == "standard" and (Path(self.root) / folder).is_dir():
                build_data["force_include"][folder] = folder if self.target_name == "sdist" else place
