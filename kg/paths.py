"""What the IRI of a thing says: the path below the base, and its last part.

In      IRIs that kg.names minted, or any others
Out     words for addresses and for people.
Limits  reads IRIs and mints none.
"""

from kg.names import BASE


def path_of(iri: str) -> str:
    """Return what stands after …/id/ in a thing's IRI; any other IRI whole.

    Raises:
        Nothing.

    >>> path_of(f"{BASE}id/actor/nato")
    'actor/nato'
    """
    return iri.removeprefix(f"{BASE}id/")


def slug_of(name: str) -> str:
    """Return the last part of an IRI's path, or of what follows …/id/ in it.

    Raises:
        Nothing.

    >>> slug_of(f"{BASE}id/actor/nato"), slug_of("actor/nato")
    ('nato', 'nato')
    """
    return name.rsplit("/", 1)[-1]
