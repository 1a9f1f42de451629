"""`python -m kg`: the command line, where no `kg` is on the path.

In      the process's arguments
Out     what `kg` gives, and its exit status.
"""

from kg.cli import main

if __name__ == "__main__":
    main()
