"""The reconciliation service as it is told over HTTP: its manifest, its answers, its previews.

In      an Index, queries
Out     models and small pages.
Source  Reconciliation Service API 0.2.
"""
