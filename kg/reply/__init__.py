"""Which statement answers which, inside one document: in words that point, name, deny and reply.

In      Document (kg.segment), its grounded statements (of any back end), Knowledge (kg.curated)
Out     Answers: type, reasons, the words that show it, and a confidence.
Source  docs/linking.md: the guide, and how good it is.
Limits  one article at a time; no RDF, no store. What is answered across articles is kg.infer's to find.
"""

from kg.reply.replies import Replies

__all__ = ["Replies"]
