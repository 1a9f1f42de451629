"""Connections: plain queries go the short way to the workers, or with their connection; all else to the framework.

In      bytes
Out     bytes.
Source  decision 0019.
"""
