"""What a published graph says of itself: its figures, its parts, prefixes, and questions to begin with.

In      a graph about to be published; ontology/service; the saved queries
Out     Description, which a GraphStore is opened with.
Source  decision 0020; VoID, SPARQL 1.1 Service Description, SHACL's terms for prefixes and queries.
Limits  what only a running server knows (its address, its formats) is told by the server.
"""

from kg.describe.description import Description

__all__ = ["Description"]
