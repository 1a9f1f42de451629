"""The data dictionary: what every column of every CSV means.

In      the headers of saved queries, api/rest/columns.toml, kg/export/columns.toml
Out     Tables; a page; metadata as CSV on the Web has them.
Source  W3C Metadata Vocabulary for Tabular Data.
"""
