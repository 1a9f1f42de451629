"""The REST API: what kg.answers tells, over HTTP, in the form that is asked for.

In      requests, functions of kg.answers
Out     JSON, JSON-LD, CSV; links to further pages; validators, by which an asker sees that nothing has changed.
Source  RFC 8288 (links), RFC 9110 (negotiation, validators), RFC 9457 (problems).
Limits  reads; what is asked is checked by the models of api.models, what is answered by the types of kg.answers.
"""
