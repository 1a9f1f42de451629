"""Writing over HTTP: SPARQL Update, the Graph Store Protocol and backups, for those who hold a token.

In      requests
Out     replies; all writing is done by one process of its own (`kg.writer`), which acknowledges what is durable.
Source  decision 0018; SPARQL 1.1 Protocol and Graph Store HTTP Protocol.
Limits  off unless the settings say so; then graphs can be read here, and nothing changed.
"""

from api.writing.service import Writing

__all__ = ["Writing"]
