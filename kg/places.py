"""Where the package's own data lies: ontology, queries, sample articles, the page.

In      nothing
Out     paths that hold in a checkout and in an installed wheel alike.
Limits  never the working directory: a wheel in another folder's environment must find its data.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_WHEEL_DATA = _PACKAGE / "data"
_ROOT = _WHEEL_DATA if _WHEEL_DATA.is_dir() else _PACKAGE.parent

ONTOLOGY = _ROOT / "ontology"
QUERIES = _ROOT / "queries"
SAMPLE_ARTICLES = _ROOT / "examples" / "articles"
PAGE = _ROOT / "page" if _WHEEL_DATA.is_dir() else _ROOT / "web" / "dist"
"""The page as it was built; it is not there where there was no Node."""
DOCUMENTATION = _ROOT / "documentation" if _WHEEL_DATA.is_dir() else _ROOT / "build" / "ontology"
"""The ontology's pages as `make ontology` makes them."""
