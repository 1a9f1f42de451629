"""The ontology as a document for people: every term on a page, and drawings of how they hang together.

In      ontology/core.ttl, inferences.ttl and alignments.ttl
Out     HTML without scripts, one file per language, in a folder named by the ontology's version.
Source  pyLODE 3.3.4, which makes the body of the page; decision 0026.
Limits  made when the package is built (`make ontology`), not when it runs: pyLODE is of the development environment.
"""
