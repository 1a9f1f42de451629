"""A language model as a back end: any server that speaks the OpenAI chat protocol. An extra, never asked unless chosen.

In      Document, Knowledge, the ontology's folder; the server's address, model and key from the environment
Out     Extraction: what the model proposed, as far as the text bears it out, and what was refused, with the reason.
Source  docs/llm.md; the ontology says which kinds and topics there are; prompt/*.txt says how the model is asked.
Limits  needs the extra `llm` and a server somebody runs. An article that gets no answer raises UnansweredError and is
        noted in the retry file; nothing else is lost.
"""

from kg.llm.model import Model, open_model

__all__ = ["Model", "open_model"]
