"""What can be asked of a published graph without SPARQL, and the values that answer.

In      an index of a snapshot, filters, ids
Out     frozen dataclasses: statements with their evidence, positions, exchanges, matrices, figures.
Source  the rows of kg.index; the REST API, the notebook and the tools for assistants give the same values.
Limits  reads; a fixed number of SQL statements for an answer, however many items it has.
"""
