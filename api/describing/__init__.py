"""What the service says of itself over HTTP: the service description, VoID, and example queries.

In      requests; the service graph of the published snapshot
Out     RDF in the form asked for, with what only the running server knows: its address, formats and switches.
Source  SPARQL 1.1 Service Description; VoID, section 7.2 (/.well-known/void); decision 0020.
Limits  adds to what the store says, and changes none of it.
"""

from api.describing.documents import Describing

__all__ = ["Describing"]
