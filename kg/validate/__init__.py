"""The gate: quads → quads that conform, and refusals with reasons; the only room that knows pyshacl and rdflib.

In      a document's quads, and the slice of curated knowledge that they mention
Out     Verdict: what conforms, what was refused and why, and warnings; nothing is repaired.
Source  ontology/shapes.ttl; decision 0005; W3C SHACL.
Limits  one document at a time, before it is stored; what spans documents is for audit queries on the store.
"""

from kg.validate.context import Context
from kg.validate.gate import Gate
from kg.validate.quotes import misquotes, quotes_hold
from kg.validate.verdict import Finding, Verdict

__all__ = ["Context", "Finding", "Gate", "Verdict", "misquotes", "quotes_hold"]
