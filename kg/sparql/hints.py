"""Slips of the pen that people make in SPARQL, and what to do about each.

In      a Place: a text, its tokens, how many of them can stand
Out     a sentence that names the slip, or says what to do; empty if it is none of those known.
Limits  a hint is a guess; it is added to what is certain and never stands alone.
"""

import difflib
import re
from collections.abc import Callable

from kg.names import BASE, ONTOLOGY
from kg.sparql.place import Place

_KNOWN = {
    "cq": ONTOLOGY,
    "actor": f"{BASE}id/actor/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "sh": "http://www.w3.org/ns/shacl#",
}
_AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})
_FUNCTIONS = tuple(
    "STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE CONTAINS "  # noqa: SIM905
    "STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS NOW UUID STRUUID COALESCE IF STRLANG "
    "STRDT SAMETERM ISIRI ISBLANK ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE COUNT SUM MIN MAX AVG SAMPLE "
    "GROUP_CONCAT".split()
)
_QUOTES = "“”„‟‘’‚«»‹›"
_INVISIBLE = "\u00a0\u00ad\u200b\u200c\u200d\u2028\u2029\u2060\u3000\ufeff"
_WORDS = {
    "AND": "Write && for “and”.",
    "OR": "Write || for “or”.",
    "LIKE": "Write CONTAINS(text, part) or REGEX(text, pattern) for LIKE.",
    "JOIN": "Patterns in one pair of braces are joined; there is no JOIN.",
    "DESC": "Write DESC(?x), with the variable in brackets.",
    "ASC": "Write ASC(?x), with the variable in brackets.",
}
_REASONS = {
    "SELECT * is not authorized with GROUP BY": "SELECT * cannot go with GROUP BY or an aggregate: name the variables",
    "The SELECT overrides an existing variable": "a name after AS in SELECT must be new",
    "Duplicated variable name in SELECT": "SELECT gives two columns the same name",
    "Variables are not allowed in INSERT DATA": "INSERT DATA takes no variables: write INSERT { … } WHERE { … }",
    "Variables and blank nodes are not allowed in DELETE DATA": "DELETE DATA takes neither variables nor blank nodes",
    "Blank nodes are not allowed": "blank nodes cannot stand in what is deleted",
}
_QUERIES = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_LATE = frozenset({"LIMIT", "OFFSET", "ORDER", "HAVING"})
_ORDER = "The order is WHERE, GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET."
_CLOSERS = {"{": "}", "(": ")", "[": "]"}


def sense(place: Place) -> str:
    """Return what is wrong where every token may stand or the engine names its reason; empty if that is unknown.

    Raises:
        Nothing.
    """
    if "a variable that is unbound" in place.message:
        return _ungrouped(place)
    for reason, words in _REASONS.items():
        if reason in place.message:
            return words
    if prefix := _undeclared(place):
        return f"the prefix {prefix}: is not declared"
    return "" if place.tokens else "there is nothing in it"


def hint(place: Place, expected: list[str]) -> str:
    """Return what may help, empty if nothing comes to mind.

    Raises:
        Nothing.
    """
    for find in _FINDERS:
        if found := find(place):
            return found
    if "'.'" in expected and place.kind() in {"variable", "iri", "name"}:
        return "Perhaps a dot is missing before it."
    return ""


# ---------------------------------------------------------------- each slip


def _of_a_prefix(place: Place) -> str:
    prefix, declared = _undeclared(place), _declared(place)
    if not prefix:
        return ""
    if prefix in _KNOWN:
        return f"Begin with PREFIX {prefix}: <{_KNOWN[prefix]}>."
    like = difflib.get_close_matches(prefix, [*declared, *_KNOWN], 1, 0.5)
    return f"Did you mean {like[0]}:?" if like else f"Begin with PREFIX {prefix}: <…>."


def _of_a_sign(place: Place) -> str:
    word, sign = place.word(), place.word()[:1]
    if not sign:
        return ""
    slips = (
        (sign in _QUOTES, f"{sign} is no quotation mark of SPARQL: write \" or '."),
        (sign in _INVISIBLE, f"This is the invisible character U+{ord(sign):04X}: write a blank."),
        (word in {"'", '"'}, "The text that begins here does not end on its line."),
        (word == "<", "An IRI in < > holds no blanks, quotes or braces."),
        (word == "=" == place.word(-1), "Equal is written with one =."),
        (place.kind() == "iri", "Write the IRI in full, or declare a BASE."),
    )
    return next((advice for is_it, advice in slips if is_it), "")


def _of_a_word(place: Place) -> str:
    word, after, is_word = place.word().upper(), place.word(-1).upper(), place.kind() == "word"
    is_called = is_word and place.word(1) == "("
    if is_called and word not in {*_FUNCTIONS, *_WORDS}:
        like = difflib.get_close_matches(word, _FUNCTIONS, 1)
        return f"There is no function {place.word()}" + (f"; did you mean {like[0]}?" if like else ".")
    slips = (
        (word in _AGGREGATES, f"Write it with its name, in brackets: ({place.word()}(…) AS ?name)."),
        (is_word and after in {"SELECT", "DISTINCT", "BY"}, f"Variables begin with a question mark: ?{place.word()}."),
        (is_word and after == "PREFIX", f"Write a colon after the prefix: PREFIX {place.word()}: <…>."),
        (word == "@PREFIX", "Write PREFIX name: <…>, without @ and without a dot."),
        (not place.count and word in _QUERIES, "This is a query; send it as a query."),
    )
    return next((advice for is_it, advice in slips if is_it), _WORDS.get(word or after, ""))


def _of_the_order(place: Place) -> str:
    word, words = place.word().upper(), place.words()
    is_in_head = bool(words) and "{" not in words
    slips = (
        (word in {"GROUP", "HAVING", "ORDER"} and not _LATE.isdisjoint(words), _ORDER),
        (word == "," and is_in_head, "Only blanks stand between the variables of SELECT."),
        (word == "." and is_in_head and place.word(-3).upper() == "PREFIX", "No dot follows a PREFIX line."),
        (words[-1:] == ["FILTER"], "A condition stands in brackets: FILTER(…)."),
        (word == "-" and place.kind(-1) == "number" == place.kind(1), 'Write a day as "2021-12-31"^^xsd:date.'),
    )
    return next((advice for is_it, advice in slips if is_it), "")


def _of_brackets(place: Place) -> str:
    opened: list[re.Match[str]] = []
    for token in place.tokens[: place.count]:
        if token.lastgroup == "opening":
            opened.append(token)
        elif token.lastgroup == "closing" and opened:
            opened.pop()
    if place.kind() == "closing" and not opened:
        return "Nothing is open here that it could close."
    if opened and (place.is_at_end or place.kind() == "closing" != _CLOSERS[opened[-1].group()] != place.word()):
        before = place.text[: opened[-1].start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return f"The ‘{opened[-1].group()}’ of line {line}, column {column} is not closed."
    return ""


def _of_a_name_twice(place: Place) -> str:
    words = [*place.words(), place.word().upper()]
    if place.word().startswith("_:") and words.count(words[-1]) > 1:
        return f"One blank node cannot stand in two groups: write a variable for {place.word()}."
    for index, word in enumerate(words[:-1]):
        name = words[index + 1]
        if word == "AS" and name[:1] in {"?", "$"} and name in words[:index] and "BIND" in words[:index]:
            return f"A name after AS must be new: {name.lower()} stands before."
    return ""


def _ungrouped(place: Place) -> str:
    text = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", " ", place.text)
    chosen = re.search(r"(?i)\bSELECT\b([^{}]*)", text)
    grouped = re.search(r"(?i)\bGROUP\s+BY\b([^{}]*)", text)
    free = set(re.findall(r"[?$]\w+", chosen[1] if chosen else ""))
    free -= set(re.findall(r"[?$]\w+", grouped[1] if grouped else ""))
    what = ", ".join(sorted(free)) or "a variable"
    return f"{what} stands beside an aggregate or a group, but is not grouped: add it to GROUP BY"


def _undeclared(place: Place) -> str:
    prefix = place.word().partition(":")[0]
    is_free = place.kind() == "name" and prefix != "_" and place.word(-1).upper() != "PREFIX"
    return prefix if is_free and prefix not in _declared(place) else ""


def _declared(place: Place) -> set[str]:
    pairs = zip(place.tokens, place.tokens[1:], strict=False)
    return {second.group().partition(":")[0] for first, second in pairs if first.group().upper() == "PREFIX"}


_FINDERS: tuple[Callable[[Place], str], ...] = (
    _of_a_prefix,
    _of_a_sign,
    _of_a_word,
    _of_the_order,
    _of_brackets,
    _of_a_name_twice,
)
