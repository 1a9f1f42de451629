"""From a request to a reply: what is asked, in which form it is wanted, what is known already, what headers it gets.

In      Request
Out     Reply.
Source  SPARQL 1.1 Protocol; RFC 9110; decision 0019.
"""
