"""The one writer of a served store: a process that takes writes one at a time and acknowledges what is durable.

In      tasks from the web process, over a socket pair
Out     a changed and published store, a line in audit.jsonl, and an outcome, in that order.
Source  decision 0018; `python -m kg.writer` is started by `api.writing` and by nobody else.
Limits  one write at a time; it opens no connections unless the operator has named servers it may call.
"""
