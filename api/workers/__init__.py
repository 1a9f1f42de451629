"""The processes that ask the engine, and those who give them work: zygotes, workers, lanes, lent connections.

In      questions, snapshots
Out     answers, each within its time.
Source  decisions 0004 and 0019.
"""
