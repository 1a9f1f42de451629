"""REST, one file per kind of thing: ask saved queries, make models of the rows, nothing else."""
