"""What a query or an update says, read from its text before any engine sees it, and what to tell of one that is wrong.

In      texts of queries and updates
Out     Scan (calls to other servers, updates, depth, size), refusals, explained faults.
Source  decision 0022; SPARQL 1.1 grammar.
Limits  tokens, not trees: it refuses a little more than it must.
"""

from kg.sparql.calls import fault_of_prefix, permitted
from kg.sparql.faults import explained
from kg.sparql.limits import Limits, examined, refusal
from kg.sparql.scan import Scan, scan
from kg.sparql.tokens import tokens

__all__ = ["Limits", "Scan", "examined", "explained", "fault_of_prefix", "permitted", "refusal", "scan", "tokens"]
