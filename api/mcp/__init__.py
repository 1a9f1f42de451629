"""The graph for assistants: a server of the Model Context Protocol, with tools that only read.

In      a published store
Out     answers with IRIs, sources and the snapshot's id; words of articles marked as what they are.
Source  https://modelcontextprotocol.io; docs/assistants.md.
Limits  needs the extra `mcp`; queries run in the same worker processes as those of /sparql.
"""
