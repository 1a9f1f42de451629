"""Communiqué: political actors, positions and demands, from news articles to a validated graph."""

__version__ = "0.1.0"
