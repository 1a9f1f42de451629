"""`python -m kg.documentation FOLDER`: make the ontology's pages, for `make ontology` and for the wheel.

In      the folder to write to; --ontology, another folder of Turtle
Out     FOLDER/VERSION/en.html and id.html, FOLDER/style.css.
Limits  pages of other versions that stand in the folder are left there.
"""

import argparse
import shutil
from pathlib import Path

from kg.documentation.page import page
from kg.documentation.vocabulary import LANGUAGES, Vocabulary
from kg.places import ONTOLOGY


def write(target: Path, ontology: Path = ONTOLOGY) -> Path:
    """Return the folder of this version's pages, when they are written.

    Raises:
        DataError: the ontology cannot be read.
        SettingsError: pyLODE is not installed.
    """
    for language in LANGUAGES:
        vocabulary = Vocabulary.read(ontology, language)
        folder = target / vocabulary.version
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{language}.html").write_text(page(vocabulary), encoding="utf-8")
    shutil.copyfile(Path(__file__).with_name("ontology.css"), target / "style.css")
    return folder


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m kg.documentation", description="Make the ontology's pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ontology", type=Path, default=ONTOLOGY)
    given = parser.parse_args()
    write(given.folder, given.ontology)
