"""What the steps of linking hand to each other.

In      nothing
Out     Found: a run of tokens that stands for an actor; Local: what a document has taught so far.
Limits  lives inside kg.link only.
"""

from dataclasses import dataclass

from kg.model import ActorClass, Token


@dataclass(frozen=True, slots=True)
class Found:
    """A run of tokens [first, last) that stands for an actor."""

    first: int
    last: int
    actor: str
    cls: ActorClass
    name: str
    title: str
    how: str
    name_first: int = -1
    """Where the bare name starts, if a title stands before it."""


@dataclass(slots=True)
class Local:
    """What the document has taught so far: who was seen, and the people it introduced by their surname."""

    document: str
    """Its id."""
    seen: set[str]
    surnames: dict[str, tuple[str, str]]
    """Last name → (actor, full name)."""
    bodies: dict[str, tuple[str, ActorClass, str]]
    """Short name → (actor, class, full name) of a body that the document introduced with it."""

    def meet(self, item: Found) -> None:
        """Remember an actor; a person's last name alone is that person from now on, unless it is another's.

        Raises:
            Nothing.
        """
        self.seen.add(item.actor)
        words = item.name.split()
        if item.cls is ActorClass.PERSON and item.how == "name" and len(words) > 1:
            self.surnames.setdefault(words[-1], (item.actor, item.name))


def is_name_word(token: Token) -> bool:
    """Say whether a token looks like part of a proper name.

    Raises:
        Nothing.
    """
    first = token.text[0]
    return first.isupper() and first.isalpha()
