"""An update as it came → an update ready for the engine.

In      UpdateTask, and what a text may hold
Out     Update; what must not reach the engine is refused here.
Source  SPARQL 1.1 Protocol, section 2.2; decision 0022 for what is refused.
Limits  the dataset of the request becomes USING clauses: the engine has no other way to be told of it.
"""

from dataclasses import dataclass

from kg.sparql import Limits, refusal, scan
from kg.writer.refusal import RefusedError
from kg.writer.steps import Step, operations, with_dataset
from kg.writer.wire import UpdateTask

_DEFAULT, _NAMED = "using-graph-uri", "using-named-graph-uri"


@dataclass(frozen=True, slots=True)
class Update:
    """An update that may be carried out."""

    text: str
    base: str
    steps: tuple[Step, ...] | None
    """None where the words leave a doubt which graphs are changed: then all are compared."""
    calls_out: bool
    """Whether it calls other servers, as it is allowed to."""


def read(task: UpdateTask, limits: Limits) -> Update:
    """Return the update of a task.

    Raises:
        RefusedError: it calls servers that it may not call, is too deep or too large (400), or names a dataset although
            its request does (400).
    """
    said = scan(task.text, limits)
    fault = refusal(said, limits)
    if fault:
        raise RefusedError(400, fault)
    text, found = task.text, operations(task.text)
    if task.default_graphs or task.named_graphs:
        if found.has_dataset:
            raise RefusedError(400, f"The update says USING or WITH itself: leave out {_DEFAULT} and {_NAMED}.")
        if found.doubtful or said.misread:
            raise RefusedError(400, f"With {_DEFAULT} or {_NAMED}, write the words of the update apart.")
        text = with_dataset(text, task.default_graphs, task.named_graphs)
        found = operations(text)
    return Update(text, task.base, None if said.misread else found.steps, said.calls_out)
