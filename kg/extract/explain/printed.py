"""Words of a sentence as printed.

In      View, a run of its tokens
Out     the stretch of the article's text that the run covers.
Limits  an empty run has no words.
"""

from kg.extract.run import Run
from kg.extract.view import View


def printed(view: View, run: Run) -> str:
    """Return the words of a run as printed.

    Raises:
        Nothing.
    """
    return view.span(run).of(view.doc.text) if run.last > run.first else ""
