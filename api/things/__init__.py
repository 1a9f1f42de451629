"""IRIs that answer: what the graph says of a thing, at the address that is its name, in the form asked for.

In      requests below /id
Out     Turtle, JSON-LD, N-Triples, RDF/XML, N-Quads, TriG, or a page.
Source  Cool URIs for the Semantic Web (W3C note), section 4; RFC 9110, section 12; RFC 8288 (Link).
"""

from api.things.documents import METHODS, Shell, Things
from api.things.vocabulary import Vocabulary

__all__ = ["METHODS", "Shell", "Things", "Vocabulary"]
