"""Where the pages of a list stand.

In      a request, the cursor of the next page
Out     a Link header.
Source  RFC 8288.
Limits  addresses are relative to the server: behind a proxy it does not know its own name.
"""

from urllib.parse import urlencode

from fastapi import Request


def links(request: Request, following: str | None) -> str:
    """Return the links to this page, the first and the next one.

    Raises:
        Nothing.
    """
    given = request.query_params.multi_items()
    first = [(name, value) for name, value in given if name != "cursor"]
    pages = {"self": given, "first": first}
    if following:
        pages["next"] = [*first, ("cursor", following)]
    return ", ".join(f'<{_address(request.url.path, query)}>; rel="{name}"' for name, query in pages.items())


def _address(path: str, query: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(query)}" if query else path
