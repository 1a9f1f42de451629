"""Statements for tests that care where one goes, and not what it says."""

from kg.model import Certainty, Kind, Mention, Polarity, Span, Statement


def plain(span: Span, speaker: Mention, rule: str) -> Statement:
    """Return an assertion of somebody's, with nothing more known of it."""
    return Statement(
        span=span,
        kind=Kind.ASSERTION,
        speakers=(speaker,),
        targets=(),
        topics=(),
        positions=(),
        stance=None,
        conveyed_by=(),
        cited_from=(),
        said_on=None,
        condition=None,
        polarity=Polarity.AFFIRMED,
        certainty=Certainty.CERTAIN,
        direct=False,
        confidence=0.5,
        rule=rule,
    )
