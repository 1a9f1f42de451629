"""What may be asked of an export.

In      the query of an address
Out     Selection.
"""

from pydantic import Field

from api.models.filters import FilterQuery
from kg.export import Edges, Language, Part, Projection, Selection


class ExportQuery(FilterQuery):
    """Which export is meant."""

    projection: Projection = Field(
        Projection.ACTOR_TOPIC,
        description="What is an edge: a speaker's stand on a topic, what a speaker says to a target, a part in a "
        "statement, or who answers whom. Has no meaning for dna, nquads, trig, turtle and jsonld.",
    )
    edges: Edges = Field(
        Edges.AGGREGATED, description="An edge for all statements of a kind and stance, or one for each."
    )
    part: Part | None = Field(None, description="One table alone, not a zip of all; for csv and parquet.")
    lang: Language = Field(Language.EN, description="The language of the labels.")

    def selection(self) -> Selection:
        """Return what is asked for as exporters take it.

        Raises:
            Nothing.
        """
        return Selection(
            projection=self.projection,
            edges=self.edges,
            filters=self.filters(),
            language=self.lang,
            part=self.part,
        )
