"""The form of an answer, as JSON Schema.

In      Choices: kinds and topics of the ontology
Out     a schema that servers with constrained output hold the model to; the answer's reader checks it all the same.
Source  JSON Schema 2020-12, the part of it that OpenAI's strict mode and llama.cpp's grammars both know.
Limits  every field is required, because strict mode wants it; what is not known is left empty.
"""

from collections.abc import Sequence

from kg.llm.kinds import Choice, Choices

Schema = dict[str, object]


def schema(choices: Choices) -> Schema:
    """Return the schema of an answer.

    Raises:
        Nothing.
    """
    words: Schema = {"type": "string"}
    names: Schema = {"type": "array", "items": words}
    fields: dict[str, Schema] = {
        "sentence": {"type": "integer"},
        "quote": words,
        "kind": {"type": "string", "enum": _names(choices.kinds)},
        "speakers": names,
        "targets": names,
        "topics": {"type": "array", "items": {"type": "string", "enum": _names(choices.topics)}},
        "conveyed_by": names,
        "cited_from": names,
        "said_on": words,
        "condition": words,
    }
    if not choices.topics:
        fields["topics"] = names
    statement = _object(fields)
    return _object({"statements": {"type": "array", "items": statement}})


def _object(fields: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _names(choices: Sequence[Choice]) -> list[str]:
    return [choice.name for choice in choices]
