"""One page that needs nothing else: no network, no file beside it, no script but its own.

In      a title, a style sheet, perhaps a script, and what is to be shown
Out     HTML whose own policy forbids everything that is not in it.
Source  Content Security Policy 3: the hashes of style and script stand in the head.
Limits  knows nothing of what it shows.
"""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from string import Template

from kg.sheet.markup import Markup, join

_SHELL = Path(__file__).with_name("sheet.html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a page is made of."""

    title: str
    style: str
    body: Markup
    script: str = ""


def whole(sheet: Sheet) -> str:
    """Return the page.

    Raises:
        Nothing.
    """
    allowed = {"default-src": "'none'", "style-src": _source(sheet.style), "script-src": _source(sheet.script)}
    policy = "; ".join(f"{what} {whence}" for what, whence in allowed.items()) + "; base-uri 'none'; form-action 'none'"
    shell = Template(_SHELL.read_text(encoding="utf-8"))
    parts = {"title": join([sheet.title]), "style": sheet.style, "script": sheet.script, "body": sheet.body}
    return shell.substitute(policy=policy, **parts)


def _source(words: str) -> str:
    return f"'sha256-{b64encode(sha256(words.encode('utf-8')).digest()).decode('ascii')}'"
